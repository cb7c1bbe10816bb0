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

// Those that the plan names, else those of the function: where one is asked for, no others are looked at.
WITH CASE
  WHEN $plan IS NOT NULL THEN COLLECT {
    MATCH (plan:Plan)<-[:NAMED_IN]-(named:Department)
    WHERE plan.id = $plan OR plan.title = $plan OR plan.source = $plan
    RETURN DISTINCT named.id
  }
  WHEN $function IS NOT NULL AND $city IS NULL THEN COLLECT {
    MATCH (f:Function)<-[:HAS_FUNCTION]-(serving:Department)
    WHERE f.id = $function OR f.zh = $function OR f.en = $function
    RETURN DISTINCT serving.id
  }
END AS asked
MATCH (department:Department)-[:OF_CITY]->(city:City)
WHERE ($plan IS NOT NULL OR $function IS NOT NULL OR $city IS NOT NULL OR department.duties >= 0)
  AND ($plan IS NULL AND ($function IS NULL OR $city IS NOT NULL) OR department.id IN asked)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
  AND ($function IS NULL OR EXISTS {
    (department)-[:HAS_FUNCTION]->(f:Function) WHERE f.id = $function OR f.zh = $function OR f.en = $function
  })
  AND ($department_kind IS NULL OR department.kind = $department_kind)
  AND NOT ($single AND department.kind = 'collective')
// One role alone has another order than all duties together, for which an index gives the first.
WITH department, city
ORDER BY department.duties DESC, city.name, department.name, department.id
LIMIT CASE WHEN $role IS NULL THEN $limit ELSE 2147483647 END
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
WHERE $role IS NULL OR duties_count > 0
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
