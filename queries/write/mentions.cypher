// A section that is no task speaks of a topic.
UNWIND $rows AS row
MATCH (tail:Section {id: row.tail})
MATCH (head:Topic {id: row.head})
CREATE (tail)-[:MENTIONS {
  start: row.start, end: row.end, written: row.written, quote: row.quote, page: row.page, ocr: row.ocr
}]->(head)
