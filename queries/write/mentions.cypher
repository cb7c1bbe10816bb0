// A section that is no task speaks of a topic.
UNWIND $rows AS row
MATCH (tail:Section {id: row.tail})
MATCH (head:Topic {id: row.head})
MERGE (tail)-[mentions:MENTIONS {start: row.start, end: row.end, written: row.written}]->(head)
SET mentions.quote = row.quote, mentions.page = row.page, mentions.ocr = row.ocr
