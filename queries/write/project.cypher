// A named work.
UNWIND $rows AS row
MERGE (n:Project {id: row.id})
SET n = row
