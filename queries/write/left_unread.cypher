// A passage that looks like a fact and gave none.
UNWIND $rows AS row
MATCH (tail:Plan {id: row.tail})
MATCH (head:Section {id: row.head})
MERGE (tail)-[left:LEFT_UNREAD {start: row.start, end: row.end, reason: row.reason}]->(head)
SET left.quote = row.quote, left.page = row.page
