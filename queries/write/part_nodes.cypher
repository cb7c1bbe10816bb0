// Some of a plan's own nodes, where it has too many for parts.cypher.
UNWIND range(0, size($rows) - 1) AS place
WITH place, $rows[place] AS row
CREATE (node:$(row[0]))
SET node += row[1]
WITH node ORDER BY place
RETURN collect(elementId(node)) AS ids
