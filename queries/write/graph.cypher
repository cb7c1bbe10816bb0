// The graph itself, written first in every transaction: whoever holds it is the only one who changes what plans share.
MERGE (graph:Graph {id: $id})
SET graph.version = $version
