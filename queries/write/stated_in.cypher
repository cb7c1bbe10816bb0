// An item stands in a section.
UNWIND $rows AS row
MATCH (tail:Task|Measure|Project|Indicator {id: row.tail})
MATCH (head:Section {id: row.head})
CREATE (tail)-[:STATED_IN]->(head)
