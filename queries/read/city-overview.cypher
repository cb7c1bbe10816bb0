// title = { zh = "城市概览", en = "One city at a glance" }
// question = { zh = "临清市的规划概况是什么？", en = "What do the plans of Linqing hold?" }
// tags = ["cities", "plans"]
// columns = ["city", "city_id", "full_name", "city_level", "code", "plan", "plan_id", "doc_number", "issued",
//     "plan_status", "period_start", "period_end", "issuer", "plan_source", "tasks_count", "measures_count",
//     "projects_count", "indicators_count", "deadlines_count", "departments_named", "city_departments",
//     "tasks_unowned"]
// [parameters]
// city = { required = true, example = "临清市" }

MATCH (city:City)
WHERE city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city
OPTIONAL MATCH (plan:Plan)-[:OF_CITY]->(city)
RETURN city.name AS city,
       city.id AS city_id,
       city.full_name AS full_name,
       city.level AS city_level,
       city.code AS code,
       plan.title AS plan,
       plan.id AS plan_id,
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
       COUNT { MATCH (named:Department)-[:NAMED_IN]->(plan) RETURN DISTINCT named } AS departments_named,
       COUNT { (:Department)-[:OF_CITY]->(city) } AS city_departments,
       COUNT {
         MATCH (item:Task {plan: plan.id})-[:STATED_IN]->(section:Section)
         WHERE section.text <> ''
           AND NOT EXISTS { (item)-[:PART_OF*0..]->()<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) }
           AND NOT EXISTS { (item)<-[:PART_OF*1..]-()<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) }
       } AS tasks_unowned
ORDER BY full_name, city_id, plan, plan_id
LIMIT $limit
