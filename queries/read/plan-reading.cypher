// title = { zh = "各规划的读取情况", en = "How well plans were read" }
// question = { zh = "每个规划读出了多少，还有多少没有读出来？", en = "How much of each plan was read, and what was not?" }
// tags = ["plans", "quality"]
// columns = ["plan", "plan_id", "city", "statements_read", "passages_unread", "pages_unread", "coverage", "departments_unlisted",
//     "unlisted"]
// [parameters]
// city = {}
// plan = {}

MATCH (plan:Plan)-[:OF_CITY]->(city:City)
WHERE plan.passages_unread >= 0 AND plan.title IS NOT NULL
  AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
WITH plan, city
ORDER BY plan.passages_unread DESC, plan.title DESC, plan.id
LIMIT $limit
CALL (plan) {
  OPTIONAL MATCH (department:Department)-[:NAMED_IN {listed: false}]->(plan)
  WITH DISTINCT department.name AS name
  ORDER BY name
  RETURN collect(name) AS unlisted
}
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       plan.statements_read AS statements_read,
       plan.passages_unread AS passages_unread,
       plan.pages_unread AS pages_unread,
       plan.coverage AS coverage,
       size(unlisted) AS departments_unlisted,
       unlisted
ORDER BY passages_unread DESC, plan DESC, plan_id
LIMIT $limit
