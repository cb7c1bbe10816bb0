// A sentence that commits somebody to something.
UNWIND $rows AS row
MERGE (n:Measure {id: row.id})
SET n = row
