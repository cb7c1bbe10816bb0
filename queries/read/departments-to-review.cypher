// title = { zh = "待核对的部门", en = "Departments to review" }
// question = { zh = "哪些部门词表未收录，或者与同城同职能的部门可能是同一个？", en = "Which departments are unknown to the vocabulary, or share city and function with another?" }
// tags = ["departments", "quality"]
// columns = ["department", "department_id", "aliases", "kind", "function", "listed", "city", "city_id", "city_level",
//     "code", "full_name", "plans"]
// [parameters]
// city = { example = "临清市" }

MATCH (city:City)<-[:OF_CITY]-(department:Department)
WHERE coalesce(department.review, '') <> '' AND ($city IS NOT NULL OR department.review >= '')
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
WITH city, department
ORDER BY department.review, city.id, department.function, department.name, department.id
LIMIT $limit
RETURN department.name AS department,
       department.id AS department_id,
       department.aliases AS aliases,
       department.kind AS kind,
       department.function AS function,
       department.listed AS listed,
       city.name AS city,
       city.id AS city_id,
       city.level AS city_level,
       city.code AS code,
       city.full_name AS full_name,
       COLLECT { MATCH (department)-[:NAMED_IN]->(plan:Plan) RETURN DISTINCT plan.title ORDER BY plan.title } AS plans
ORDER BY city, city_id, function, department, department_id
LIMIT $limit
