// Nobody writes while this transaction lasts: writers wait for the graph's own node.
MATCH (graph:Graph)
SET graph.version = graph.version
