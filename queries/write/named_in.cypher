// One form in which a plan writes a department, and what this plan tells of it.
UNWIND $rows AS row
MATCH (tail:Department {id: row.tail})
MATCH (head:Plan {id: row.head})
CREATE (tail)-[:NAMED_IN {
  written: row.written, kind: row.kind, function: row.function, listed: row.listed
}]->(head)
