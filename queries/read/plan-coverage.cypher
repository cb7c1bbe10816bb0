// title = { zh = "各规划明确责任的程度", en = "Coverage of plans" }
// question = { zh = "哪个规划明确的责任单位最少？", en = "Which plan names the fewest responsible departments?" }
// tags = ["plans", "quality"]
// columns = ["plan", "plan_id", "city", "departments_named", "groups_named", "tasks_count", "tasks_owned",
//     "share_owned"]
// [parameters]
// city = {}
// plan = {}

MATCH (plan:Plan)-[:OF_CITY]->(city:City)
WHERE ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
CALL (plan) {
  OPTIONAL MATCH (department:Department)-[:NAMED_IN]->(plan)
  RETURN count(DISTINCT CASE WHEN department.kind <> 'collective' THEN department END) AS departments_named,
         count(DISTINCT CASE WHEN department.kind = 'collective' THEN department END) AS groups_named
}
CALL (plan) {
  OPTIONAL MATCH (item:Task {plan: plan.id})-[:STATED_IN]->(section:Section)
  WHERE section.text <> ''
  WITH item,
       EXISTS { (item)-[:PART_OF*0..]->()<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) }
       OR EXISTS { (item)<-[:PART_OF*1..]-()<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) } AS owned
  RETURN count(item) AS tasks_count, count(CASE WHEN owned THEN item END) AS tasks_owned
}
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       departments_named,
       groups_named,
       tasks_count,
       tasks_owned,
       CASE tasks_count WHEN 0 THEN null ELSE round(1.0 * tasks_owned / tasks_count, 3) END AS share_owned
ORDER BY departments_named, tasks_owned, plan, plan_id
LIMIT $limit
