// title = { zh = "一个部门", en = "One department" }
// question = { zh = "临清市应急管理局是什么部门？", en = "What is the emergency bureau of Linqing?" }
// tags = ["departments", "catalogue"]
// columns = ["department", "department_id", "aliases", "kind", "function", "city", "city_id", "leads_count",
//     "responsible_count", "supports_count", "duties_count", "plans_count"]
// [parameters]
// department = { required = true, example = "临清市应急管理局" }

MATCH (department:Department)
WHERE department.id = $department OR department.name = $department
MATCH (department)-[:OF_CITY]->(city:City)
RETURN department.name AS department,
       department.id AS department_id,
       department.aliases AS aliases,
       department.kind AS kind,
       department.function AS function,
       city.name AS city,
       city.id AS city_id,
       COUNT { (department)-[:LEADS]->() } AS leads_count,
       COUNT { (department)-[:RESPONSIBLE_FOR]->() } AS responsible_count,
       COUNT { (department)-[:SUPPORTS]->() } AS supports_count,
       COUNT { (department)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->() } AS duties_count,
       COUNT { MATCH (department)-[:NAMED_IN]->(plan:Plan) RETURN DISTINCT plan } AS plans_count
ORDER BY city, department, department_id
LIMIT $limit
