// An item speaks of a topic.
UNWIND $rows AS row
MATCH (tail:Task|Measure|Project|Indicator {id: row.tail})
MATCH (head:Topic {id: row.head})
CREATE (tail)-[:ABOUT {
  start: row.start, end: row.end, written: row.written, quote: row.quote, page: row.page, ocr: row.ocr
}]->(head)
