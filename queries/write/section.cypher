// A heading of a plan with its own text.
UNWIND $rows AS row
MERGE (n:Section {id: row.id})
SET n = row
