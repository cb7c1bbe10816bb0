// title = { zh = "待核对的部门", en = "Departments to review" }
// question = { zh = "哪些部门词表未收录，或者与同城同职能的部门可能是同一个？", en = "Which departments are unknown to the vocabulary, or share city and function with another?" }
// tags = ["departments", "quality"]
// columns = ["department", "department_id", "aliases", "kind", "function", "listed", "city", "city_id", "city_level",
//     "code", "full_name", "plans"]
// [parameters]
// city = { example = "临清市" }

MATCH (city:City)
WHERE city.name >= ''
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
CALL (city) {
  MATCH (city)<-[:OF_CITY]-(department:Department)
  WITH department.function AS function, collect(department) AS departments
  UNWIND departments AS department
  WITH department, function IS NOT NULL AND size(departments) > 1 AND department.kind <> 'collective' AS doubtful
  WHERE doubtful OR EXISTS { (department)-[:NAMED_IN {listed: false}]->(:Plan) }
  RETURN department
}
WITH city, department
ORDER BY city.name, city.id, department.function, department.name, department.id
LIMIT $limit
CALL (department) {
  MATCH (department)-[named:NAMED_IN]->(plan:Plan)
  WITH named, plan ORDER BY plan.title
  RETURN NOT false IN collect(named.listed) AS listed, collect(DISTINCT plan.title) AS plans
}
RETURN department.name AS department,
       department.id AS department_id,
       department.aliases AS aliases,
       department.kind AS kind,
       department.function AS function,
       listed,
       city.name AS city,
       city.id AS city_id,
       city.level AS city_level,
       city.code AS code,
       city.full_name AS full_name,
       plans
ORDER BY city, city_id, function, department, department_id
LIMIT $limit
