// A department, shared by plans. What plans tell of it hangs on NAMED_IN and is worked out by refresh_departments.cypher.
UNWIND $rows AS row
MERGE (n:Department {id: row.id})
SET n.name = row.name
