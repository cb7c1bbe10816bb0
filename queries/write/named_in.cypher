// One form in which a plan writes a department, and what this plan tells of it.
UNWIND $rows AS row
MATCH (tail:Department {id: row.tail})
MATCH (head:Plan {id: row.head})
MERGE (tail)-[named:NAMED_IN {written: row.written}]->(head)
SET named.kind = row.kind, named.function = row.function, named.listed = row.listed
