// title = { zh = "部门的职责", en = "Duties of a department" }
// question = { zh = "临清市气象局承担哪些任务？", en = "What is Linqing's fire and rescue brigade in charge of?" }
// tags = ["departments", "tasks"]
// columns = ["department", "department_id", "city", "role", "item_kind", "item", "item_id", "task", "plan",
//     "plan_id", "written", "basis", "quote", "start", "end", "page", "ocr"]
// any_of = ["department", "function"]
// [parameters]
// department = { example = "临清市应急管理局" }
// function = {}
// city = {}
// plan = {}
// role = {}
// item_kind = {}

CALL () {
  MATCH (department:Department)
  WHERE department.id = $department OR department.name = $department
  RETURN department
  UNION
  MATCH (department:Department)-[:NAMED_IN {written: $department}]->(:Plan)
  RETURN department
  UNION
  MATCH (function:Function)<-[:HAS_FUNCTION]-(department:Department)
  WHERE $department IS NULL AND (function.id = $function OR function.zh = $function OR function.en = $function)
  RETURN department
}
MATCH (department)-[:OF_CITY]->(city:City)
WHERE $city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city
MATCH (department)-[duty:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(item:Task|Measure|Project|Indicator)
WHERE ($role IS NULL OR duty.role = $role) AND ($item_kind IS NULL OR toLower(labels(item)[0]) = $item_kind)
MATCH (plan:Plan {id: item.plan})
WHERE $plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan
OPTIONAL MATCH (item)-[:STATED_IN]->(section:Section)
RETURN department.name AS department,
       department.id AS department_id,
       city.name AS city,
       duty.role AS role,
       toLower(labels(item)[0]) AS item_kind,
       coalesce(item.name, item.text) AS item,
       item.id AS item_id,
       section.title AS task,
       plan.title AS plan,
       plan.id AS plan_id,
       duty.written AS written,
       duty.basis AS basis,
       duty.quote AS quote,
       duty.start AS start,
       duty.end AS end,
       duty.page AS page,
       duty.ocr AS ocr
ORDER BY department, department_id, plan, plan_id, role, start, item_id, written
LIMIT $limit
