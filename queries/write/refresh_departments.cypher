// What a department is called, its kind and function, and whether it is listed: worked out from the plans that name it.
UNWIND $rows AS row
MATCH (department:Department {id: row.id})-[named:NAMED_IN]->(:Plan)
WITH department, named ORDER BY named.written
WITH department, collect(DISTINCT named.written) AS aliases, collect(DISTINCT named.function) AS functions,
     min(named.kind) AS kind, min(named.function) AS function, min(named.listed) AS listed
SET department.aliases = aliases, department.kind = kind, department.function = function, department.listed = listed,
    department.duties = COUNT { (department)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->() },
    department.leads = COUNT { (department)-[:LEADS]->() },
    department.responsible = COUNT { (department)-[:RESPONSIBLE_FOR]->() },
    department.supports = COUNT { (department)-[:SUPPORTS]->() }
WITH department, functions
MATCH (department)-[stale:HAS_FUNCTION]->(other:Function)
WHERE NOT other.id IN functions
DELETE stale
