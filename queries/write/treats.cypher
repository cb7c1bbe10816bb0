// A plan speaks of a topic.
UNWIND $rows AS row
MATCH (tail:Plan {id: row.tail})
MATCH (head:Topic {id: row.head})
CREATE (tail)-[:TREATS { items: row.items, owned: row.owned, aimed_at: row.aimed_at }]->(head)
