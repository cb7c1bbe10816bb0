// A department supports an item (配合).
UNWIND $rows AS row
MATCH (tail:Department {id: row.tail})
MATCH (head:Task|Measure|Project|Indicator {id: row.head})
MERGE (tail)-[duty:SUPPORTS {start: row.start, end: row.end, written: row.written}]->(head)
SET duty.role = row.role, duty.quote = row.quote, duty.page = row.page, duty.ocr = row.ocr, duty.basis = row.basis, duty.rule = row.rule
