// An item is due by a day, or again and again.
UNWIND $rows AS row
MATCH (tail:Task|Measure|Project|Indicator {id: row.tail})
MATCH (head:Deadline {id: row.head})
MERGE (tail)-[due:DUE_BY {start: row.start, end: row.end, text: row.text}]->(head)
SET due.quote = row.quote, due.page = row.page, due.ocr = row.ocr, due.basis = row.basis, due.rule = row.rule
