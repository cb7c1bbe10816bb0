// A plan or a department belongs to a division.
UNWIND $rows AS row
MATCH (tail:Plan|Department {id: row.tail})
MATCH (head:City {id: row.head})
MERGE (tail)-[:OF_CITY]->(head)
