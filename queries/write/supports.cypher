// A department supports an item (配合).
UNWIND $rows AS row
MATCH (tail:Department {id: row.tail})
MATCH (head:Task|Measure|Project|Indicator {id: row.head})
CREATE (tail)-[:SUPPORTS {
  start: row.start, end: row.end, written: row.written, role: row.role, quote: row.quote, page: row.page,
  ocr: row.ocr, basis: row.basis, rule: row.rule
}]->(head)
