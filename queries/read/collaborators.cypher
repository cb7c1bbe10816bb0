// title = { zh = "合作部门", en = "Departments that work together" }
// question = { zh = "哪些部门和临清市应急管理局一起工作最多？", en = "Which departments work most with the emergency bureau of Linqing?" }
// tags = ["departments"]
// columns = ["department", "department_id", "collaborator", "collaborator_id", "kind", "shared_count",
//     "shared_items", "plans_count"]
// any_of = ["department", "function"]
// [parameters]
// department = { example = "临清市应急管理局" }
// function = {}
// city = {}
// plan = {}

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
MATCH (department)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(item:Task|Measure|Project|Indicator)
MATCH (plan:Plan {id: item.plan})
WHERE $plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan
MATCH (item)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(collaborator:Department)
WHERE collaborator <> department AND collaborator.kind <> 'collective'
WITH DISTINCT department, collaborator, item, plan ORDER BY item.start, item.id
WITH department, collaborator, collect(coalesce(item.name, item.text)) AS shared, count(DISTINCT plan) AS plans_count
RETURN department.name AS department,
       department.id AS department_id,
       collaborator.name AS collaborator,
       collaborator.id AS collaborator_id,
       collaborator.kind AS kind,
       size(shared) AS shared_count,
       shared AS shared_items,
       plans_count
ORDER BY shared_count DESC, department, department_id, collaborator, collaborator_id
LIMIT $limit
