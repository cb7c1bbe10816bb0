// title = { zh = "未能读取的段落", en = "Passages left unread" }
// question = { zh = "哪些像责任、时限或表格的段落没有读出来？", en = "Which passages look like a duty, a deadline or a table and gave no fact?" }
// tags = ["plans", "quality"]
// columns = ["plan", "plan_id", "city", "section", "section_id", "section_kind", "reason", "quote", "start", "end",
//     "page", "ocr"]
// [parameters]
// city = {}
// plan = {}
// reason = {}

MATCH (plan:Plan)-[:OF_CITY]->(city:City)
WHERE plan.passages_unread > 0 AND plan.title IS NOT NULL
  AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
WITH plan, city ORDER BY plan.title, plan.id
MATCH (plan)-[left:LEFT_UNREAD]->(section:Section)
WHERE $reason IS NULL OR left.reason = $reason
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       section.title AS section,
       section.id AS section_id,
       section.kind AS section_kind,
       left.reason AS reason,
       left.quote AS quote,
       left.start AS start,
       left.end AS end,
       left.page AS page,
       left.ocr AS ocr
ORDER BY plan, plan_id, start, end, reason
LIMIT $limit
