// A plan document.
UNWIND $rows AS row
MERGE (n:Plan {id: row.id})
SET n = row
