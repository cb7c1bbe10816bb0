// Departments that no plan names any more.
UNWIND $rows AS row
MATCH (department:Department {id: row.id})
WHERE NOT EXISTS { (department)-[:NAMED_IN]->(:Plan) }
DETACH DELETE department
