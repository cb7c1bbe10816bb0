// Divisions without plan and department, of their own or inside them.
UNWIND $rows AS row
MATCH (city:City {id: row.id})
WHERE NOT EXISTS { (city)<-[:PART_OF*0..]-(:City)<-[:OF_CITY]-(:Plan|Department) }
DETACH DELETE city
