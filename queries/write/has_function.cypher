// A department has a function. Where plans differ, each function that a plan gives it.
UNWIND $rows AS row
MATCH (tail:Department {id: row.tail})
MATCH (head:Function {id: row.head})
MERGE (tail)-[:HAS_FUNCTION]->(head)
