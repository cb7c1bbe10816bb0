// title = { zh = "部门名录", en = "The departments" }
// question = { zh = "临清市有哪些部门承担任务？", en = "Which departments hold duties in Linqing?" }
// tags = ["departments", "catalogue"]
// columns = ["department", "department_id", "aliases", "kind", "function", "city", "city_id", "leads_count",
//     "responsible_count", "supports_count", "duties_count", "plans_count"]
// [parameters]
// city = { example = "临清市" }
// plan = {}
// function = {}
// department_kind = {}
// role = {}
// single = { default = false }

CALL () {
  MATCH (function:Function)<-[:HAS_FUNCTION]-(department:Department)
  WHERE function.id = $function OR function.zh = $function OR function.en = $function
  RETURN department
  UNION
  MATCH (city:City)<-[:OF_CITY]-(department:Department)
  WHERE $function IS NULL AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
  RETURN department
}
MATCH (department)-[:OF_CITY]->(city:City)
WHERE ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
  AND ($department_kind IS NULL OR department.kind = $department_kind)
  AND NOT ($single AND department.kind = 'collective')
  AND ($plan IS NULL OR EXISTS {
    (department)-[:NAMED_IN]->(plan:Plan) WHERE plan.id = $plan OR plan.title = $plan OR plan.source = $plan
  })
WITH department, city,
     COUNT { (department)-[:LEADS]->() } AS leads_count,
     COUNT { (department)-[:RESPONSIBLE_FOR]->() } AS responsible_count,
     COUNT { (department)-[:SUPPORTS]->() } AS supports_count
WITH *, CASE $role
       WHEN 'lead' THEN leads_count
       WHEN 'responsible' THEN responsible_count
       WHEN 'support' THEN supports_count
       ELSE leads_count + responsible_count + supports_count
     END AS duties_count
ORDER BY duties_count DESC, city.name, department.name, department.id
LIMIT $limit
RETURN department.name AS department,
       department.id AS department_id,
       department.aliases AS aliases,
       department.kind AS kind,
       department.function AS function,
       city.name AS city,
       city.id AS city_id,
       leads_count,
       responsible_count,
       supports_count,
       duties_count,
       COUNT { MATCH (department)-[:NAMED_IN]->(plan:Plan) RETURN DISTINCT plan } AS plans_count
ORDER BY duties_count DESC, city, department, department_id
LIMIT $limit
