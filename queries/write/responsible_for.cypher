// A department is responsible for an item (负责).
UNWIND $rows AS row
MATCH (tail:Department {id: row.tail})
MATCH (head:Task|Measure|Project|Indicator {id: row.head})
MERGE (tail)-[duty:RESPONSIBLE_FOR {start: row.start, end: row.end, written: row.written}]->(head)
SET duty.role = row.role, duty.quote = row.quote, duty.page = row.page, duty.ocr = row.ocr, duty.basis = row.basis, duty.rule = row.rule
