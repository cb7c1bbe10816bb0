// title = { zh = "共同牵头的任务", en = "Joint leads" }
// question = { zh = "哪些任务由两个以上单位共同牵头？", en = "Which tasks are led by two or more departments together?" }
// tags = ["tasks", "departments"]
// columns = ["plan", "plan_id", "city", "task", "item_kind", "item", "item_id", "leads", "lead_count", "quote",
//     "start", "end", "page", "ocr"]
// [parameters]
// city = { example = "临清市" }
// plan = {}
// holders = {}

MATCH (plan:Plan)-[:OF_CITY]->(city:City)
WHERE plan.joint_leads > 0
  AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
WITH plan, city ORDER BY plan.title, plan.id
MATCH (item:Task|Measure|Project|Indicator {plan: plan.id})
WHERE COUNT { (item)<-[:LEADS]-() } > 1
  AND ($holders IS NULL OR all(holder IN $holders WHERE EXISTS {
    (item)<-[:LEADS]-(lead:Department)
    WHERE lead.id = holder OR lead.name = holder OR EXISTS { (lead)-[:HAS_FUNCTION]->(function:Function) WHERE function.id = holder }
  }))
CALL (item) {
  MATCH (item)<-[duty:LEADS]-(department:Department)
  WITH duty, department ORDER BY duty.start, department.name, department.id
  RETURN collect(DISTINCT department.name) AS leads, collect(duty)[0] AS duty
}
WITH plan, city, item, leads, duty
WHERE size(leads) > 1
OPTIONAL MATCH (item)-[:STATED_IN]->(section:Section)
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       section.title AS task,
       toLower(labels(item)[0]) AS item_kind,
       coalesce(item.name, item.text) AS item,
       item.id AS item_id,
       leads,
       size(leads) AS lead_count,
       duty.quote AS quote,
       duty.start AS start,
       duty.end AS end,
       duty.page AS page,
       duty.ocr AS ocr
ORDER BY plan, plan_id, start, item_id
LIMIT $limit
