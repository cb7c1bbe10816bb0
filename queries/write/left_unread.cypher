// A passage that looks like a fact and gave none.
UNWIND $rows AS row
MATCH (tail:Plan {id: row.tail})
MATCH (head:Section {id: row.head})
CREATE (tail)-[:LEFT_UNREAD {
  start: row.start, end: row.end, reason: row.reason, quote: row.quote, page: row.page, ocr: row.ocr
}]->(head)
