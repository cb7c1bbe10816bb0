// Some of a plan's relationships, where it has too many for part.cypher; their ends by the database's own ids.
UNWIND $rows AS row
MATCH (tail) WHERE elementId(tail) = row[1]
MATCH (head) WHERE elementId(head) = row[2]
CREATE (tail)-[edge:$(row[0])]->(head)
SET edge = row[3]
