// Some of a plan's relationships of one type, where it has too many for parts.cypher; their ends by the database's own ids.
UNWIND $rows AS row
MATCH (tail) WHERE elementId(tail) = row[0]
MATCH (head) WHERE elementId(head) = row[1]
CREATE (tail)-[edge:$($type)]->(head)
SET edge += row[2]
