// title = { zh = "全部规划", en = "The plans" }
// question = { zh = "有哪些规划？", en = "Which plans are there?" }
// tags = ["plans", "catalogue"]
// columns = ["plan", "plan_id", "city", "city_id", "city_level", "doc_number", "issued", "plan_status",
//     "period_start", "period_end", "issuer", "plan_source", "tasks_count", "measures_count", "projects_count",
//     "indicators_count", "deadlines_count", "departments_named"]
// [parameters]
// city = {}
// plan = {}

MATCH (plan:Plan)-[:OF_CITY]->(city:City)
WHERE plan.title >= ''
  AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
WITH plan, city
ORDER BY plan.title, plan.id
LIMIT $limit
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       city.id AS city_id,
       city.level AS city_level,
       plan.doc_number AS doc_number,
       plan.issued AS issued,
       plan.status AS plan_status,
       plan.period_start AS period_start,
       plan.period_end AS period_end,
       plan.issuer AS issuer,
       plan.source AS plan_source,
       COUNT { (:Task {plan: plan.id}) } AS tasks_count,
       COUNT { (:Measure {plan: plan.id}) } AS measures_count,
       COUNT { (:Project {plan: plan.id}) } AS projects_count,
       COUNT { (:Indicator {plan: plan.id}) } AS indicators_count,
       COUNT { (:Deadline {plan: plan.id}) } AS deadlines_count,
       COUNT { MATCH (named:Department)-[:NAMED_IN]->(plan) RETURN DISTINCT named } AS departments_named
ORDER BY plan, plan_id
LIMIT $limit
