// A topic and the broader one; from the vocabulary.
UNWIND $rows AS row
MATCH (tail:Topic {id: row.tail})
MATCH (head:Topic {id: row.head})
MERGE (tail)-[:BROADER]->(head)
