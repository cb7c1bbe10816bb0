// What the department is called, its function, or whether it is listed, is not what the plans that name it say.
MATCH (department:Department)-[named:NAMED_IN]->(:Plan)
WITH department, named ORDER BY named.written
WITH department, collect(DISTINCT named.written) AS aliases, min(named.kind) AS kind, min(named.function) AS function,
     min(named.listed) AS listed, collect(DISTINCT named.function) AS functions
WHERE department.aliases <> aliases OR department.kind <> kind OR department.function <> function
      OR department.listed <> listed
      OR EXISTS { (department)-[:HAS_FUNCTION]->(other:Function) WHERE NOT other.id IN functions }
      OR COUNT { (department)-[:HAS_FUNCTION]->(:Function) } <> size(functions)
RETURN null AS plan, 'Department ' + department.id AS subject
ORDER BY plan, subject LIMIT $limit
