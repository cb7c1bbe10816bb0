// A division, a section or an item is part of the one around it.
UNWIND $rows AS row
MATCH (tail:City|Section|Task|Measure|Project|Indicator {id: row.tail})
MATCH (head:City|Plan|Section|Task|Project {id: row.head})
MERGE (tail)-[:PART_OF]->(head)
