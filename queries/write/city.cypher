// An administrative division, shared by the plans of its place.
UNWIND $rows AS row
MERGE (n:City {id: row.id})
SET n = row
