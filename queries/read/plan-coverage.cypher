// title = { zh = "各规划明确责任的程度", en = "Coverage of plans" }
// question = { zh = "哪个规划明确的责任单位最少？", en = "Which plan names the fewest responsible departments?" }
// tags = ["plans", "quality"]
// columns = ["plan", "plan_id", "city", "departments_named", "groups_named", "tasks_count", "tasks_owned",
//     "share_owned"]
// [parameters]
// city = {}
// plan = {}

MATCH (plan:Plan)-[:OF_CITY]->(city:City)
WHERE plan.departments_named >= 0 AND plan.tasks_owned >= 0
  AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
WITH plan, city
ORDER BY plan.departments_named, plan.tasks_owned, plan.title, plan.id
LIMIT $limit
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       plan.departments_named AS departments_named,
       plan.groups_named AS groups_named,
       plan.tasks_worded AS tasks_count,
       plan.tasks_owned AS tasks_owned,
       CASE plan.tasks_worded WHEN 0 THEN null ELSE round(1.0 * plan.tasks_owned / plan.tasks_worded, 3) END AS share_owned
ORDER BY departments_named, tasks_owned, plan, plan_id
LIMIT $limit
