// What the graph holds of documents: the plans themselves, or what another program took the same bytes for.
// The graph itself is written first: whoever holds it is the only one who changes what plans share, until it is done.
MERGE (graph:Graph {id: $graph})
SET graph.version = $version
WITH graph
UNWIND $documents AS document
CALL (document) {
  MATCH (plan:Plan)
  WHERE plan.id = document.plan OR plan.sha256 = document.sha256
  RETURN DISTINCT plan
}
RETURN document.plan AS document, plan.id AS id, plan.sha256 AS sha256, plan.reader AS reader, plan.source AS source
ORDER BY document, id
