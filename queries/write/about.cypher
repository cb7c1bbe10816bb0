// An item speaks of a topic.
UNWIND $rows AS row
MATCH (tail:Task|Measure|Project|Indicator {id: row.tail})
MATCH (head:Topic {id: row.head})
MERGE (tail)-[about:ABOUT {start: row.start, end: row.end, written: row.written}]->(head)
SET about.quote = row.quote, about.page = row.page, about.ocr = row.ocr
