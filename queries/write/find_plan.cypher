// The plans that go by this name: id, title, file name, or file name without its ending.
// The graph itself is written first: whoever holds it is the only one who changes what plans share, until it is done.
MERGE (graph:Graph {id: $graph})
SET graph.version = $version
WITH graph
MATCH (plan:Plan)
WHERE plan.id = $name OR plan.title = $name OR plan.source = $name OR plan.source STARTS WITH $name + '.'
RETURN DISTINCT plan.id AS id
ORDER BY id
