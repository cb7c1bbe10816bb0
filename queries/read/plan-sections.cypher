// title = { zh = "规划的章节", en = "Outline of a plan" }
// question = { zh = "临清市规划的目录是什么？", en = "How is the plan of Linqing laid out?" }
// tags = ["plans", "catalogue"]
// columns = ["plan", "plan_id", "city", "number", "level", "section", "section_id", "parent_id", "section_kind",
//     "text", "start", "end"]
// any_of = ["plan", "city"]
// [parameters]
// plan = {}
// city = { example = "临清市" }

MATCH (plan:Plan)-[:OF_CITY]->(city:City)
WHERE plan.title >= ''
  AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
MATCH (section:Section {plan: plan.id})
OPTIONAL MATCH (section)-[:PART_OF]->(around:Section)
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       section.number AS number,
       section.level AS level,
       section.title AS section,
       section.id AS section_id,
       around.id AS parent_id,
       section.kind AS section_kind,
       section.text AS text,
       section.start AS start,
       section.end AS end
ORDER BY plan, plan_id, start, section_id
LIMIT $limit
