// A section that sets something to be done.
UNWIND $rows AS row
MERGE (n:Task {id: row.id})
SET n = row
