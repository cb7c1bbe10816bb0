// What the graph holds of a document: the plan itself, or what another program took the same bytes for.
// The graph itself is written first: whoever holds it is the only one who changes what plans share, until it is done.
MERGE (graph:Graph {id: $graph})
SET graph.version = $version
WITH graph
MATCH (plan:Plan)
WHERE plan.id = $plan OR plan.sha256 = $sha256
RETURN DISTINCT plan.id AS id, plan.sha256 AS sha256, plan.reader AS reader, plan.source AS source
ORDER BY id
