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
CALL (asked) {
  MATCH (department:Department)-[:OF_CITY]->(city:City)
  WHERE ($plan IS NOT NULL OR $function IS NOT NULL OR $city IS NOT NULL)
    AND ($plan IS NULL AND ($function IS NULL OR $city IS NOT NULL) OR department.id IN asked)
    AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
    AND ($function IS NULL OR EXISTS {
      (department)-[:HAS_FUNCTION]->(f:Function) WHERE f.id = $function OR f.zh = $function OR f.en = $function
    })
    AND ($department_kind IS NULL OR department.kind = $department_kind)
    AND NOT ($single AND department.kind = 'collective')
  RETURN department, city,
         CASE $role
           WHEN 'lead' THEN department.leads
           WHEN 'responsible' THEN department.responsible
           WHEN 'support' THEN department.supports
           ELSE department.duties
         END AS duties_count
  // Of all departments: an index gives each role's in their order.
  UNION
  MATCH (department:Department)-[:OF_CITY]->(city:City)
  WHERE $plan IS NULL AND $function IS NULL AND $city IS NULL AND $role IS NULL AND department.duties >= 0
    AND ($department_kind IS NULL OR department.kind = $department_kind)
    AND NOT ($single AND department.kind = 'collective')
  RETURN department, city, department.duties AS duties_count
  ORDER BY department.duties DESC, city.name, department.name, department.id
  LIMIT $limit
  UNION
  MATCH (department:Department)-[:OF_CITY]->(city:City)
  WHERE $plan IS NULL AND $function IS NULL AND $city IS NULL AND $role = 'lead' AND department.leads >= 1
    AND ($department_kind IS NULL OR department.kind = $department_kind)
    AND NOT ($single AND department.kind = 'collective')
  RETURN department, city, department.leads AS duties_count
  ORDER BY department.leads DESC, city.name, department.name, department.id
  LIMIT $limit
  UNION
  MATCH (department:Department)-[:OF_CITY]->(city:City)
  WHERE $plan IS NULL AND $function IS NULL AND $city IS NULL AND $role = 'responsible' AND department.responsible >= 1
    AND ($department_kind IS NULL OR department.kind = $department_kind)
    AND NOT ($single AND department.kind = 'collective')
  RETURN department, city, department.responsible AS duties_count
  ORDER BY department.responsible DESC, city.name, department.name, department.id
  LIMIT $limit
  UNION
  MATCH (department:Department)-[:OF_CITY]->(city:City)
  WHERE $plan IS NULL AND $function IS NULL AND $city IS NULL AND $role = 'support' AND department.supports >= 1
    AND ($department_kind IS NULL OR department.kind = $department_kind)
    AND NOT ($single AND department.kind = 'collective')
  RETURN department, city, department.supports AS duties_count
  ORDER BY department.supports DESC, city.name, department.name, department.id
  LIMIT $limit
}
WITH department, city, duties_count
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
       department.leads AS leads_count,
       department.responsible AS responsible_count,
       department.supports AS supports_count,
       duties_count,
       COUNT { MATCH (department)-[:NAMED_IN]->(plan:Plan) RETURN DISTINCT plan } AS plans_count
ORDER BY duties_count DESC, city, department, department_id
LIMIT $limit
