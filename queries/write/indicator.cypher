// A number that the plan sets.
UNWIND $rows AS row
MERGE (n:Indicator {id: row.id})
SET n = row
