// An item is due by a day, or again and again.
UNWIND $rows AS row
MATCH (tail:Task|Measure|Project|Indicator {id: row.tail})
MATCH (head:Deadline {id: row.head})
CREATE (tail)-[:DUE_BY {
  start: row.start, end: row.end, text: row.text, quote: row.quote, page: row.page, ocr: row.ocr,
  basis: row.basis, rule: row.rule
}]->(head)
