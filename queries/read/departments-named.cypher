// title = { zh = "按名称找部门", en = "Departments by name" }
// question = { zh = "市应急局是哪些部门？", en = "Which departments are written 市应急局?" }
// tags = ["names"]
// columns = ["name", "department", "department_id", "aliases", "kind", "function", "city", "city_id",
//     "leads_count", "responsible_count", "supports_count", "plans_count"]
// [parameters]
// names = { required = true, example = ["市应急局", "临清市应急管理局"] }
// city = {}

UNWIND $names AS name
CALL (name) {
  MATCH (department:Department {name: name})
  RETURN department
  UNION
  MATCH (department:Department)-[:NAMED_IN {written: name}]->(:Plan)
  RETURN department
}
MATCH (department)-[:OF_CITY]->(city:City)
WHERE $city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city
RETURN DISTINCT name,
       department.name AS department,
       department.id AS department_id,
       department.aliases AS aliases,
       department.kind AS kind,
       department.function AS function,
       city.name AS city,
       city.id AS city_id,
       COUNT { (department)-[:LEADS]->() } AS leads_count,
       COUNT { (department)-[:RESPONSIBLE_FOR]->() } AS responsible_count,
       COUNT { (department)-[:SUPPORTS]->() } AS supports_count,
       COUNT { MATCH (department)-[:NAMED_IN]->(plan:Plan) RETURN DISTINCT plan } AS plans_count
ORDER BY size(name) DESC, name, city, department, department_id
LIMIT $limit
