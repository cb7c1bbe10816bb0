// title = { zh = "规划的任务", en = "Tasks of a plan" }
// question = { zh = "临清市规划有哪些任务，分别由谁负责？", en = "Which tasks does the plan of Linqing set, and who has them?" }
// tags = ["plans", "tasks"]
// columns = ["plan", "plan_id", "city", "number", "level", "task", "item_id", "section_kind", "status", "leads",
//     "responsible", "supports", "basis", "quote", "start", "end", "page", "ocr"]
// [parameters]
// plan = {}
// city = { example = "临清市" }

MATCH (plan:Plan)-[:OF_CITY]->(city:City)
WHERE plan.title >= ''
  AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
MATCH (item:Task {plan: plan.id})-[:STATED_IN]->(section:Section)
WITH plan, city, item, section
ORDER BY plan.title, plan.id, item.start, item.id
LIMIT $limit
CALL (item) {
  // The nearest item around it that somebody has a duty for: itself, else what it is part of.
  OPTIONAL MATCH path = (item)-[:PART_OF*0..]->(holder:Task|Measure|Project|Indicator)
  WHERE EXISTS { (holder)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) }
  WITH holder ORDER BY length(path), holder.start DESC, holder.id
  RETURN collect(holder)[0] AS holder
}
CALL (holder) {
  OPTIONAL MATCH (department:Department)-[duty:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(holder)
  WITH department, duty ORDER BY duty.start, department.name, department.id
  RETURN collect(DISTINCT CASE duty.role WHEN 'lead' THEN department.name END) AS leads,
         collect(DISTINCT CASE duty.role WHEN 'responsible' THEN department.name END) AS responsible,
         collect(DISTINCT CASE duty.role WHEN 'support' THEN department.name END) AS supports,
         collect(duty)[0] AS duty
}
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       section.number AS number,
       section.level AS level,
       item.name AS task,
       item.id AS item_id,
       item.kind AS section_kind,
       CASE
         WHEN holder IS NOT NULL THEN 'owned'
         WHEN EXISTS { (item)<-[:PART_OF*1..]-()<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) } THEN 'in_parts'
         ELSE 'unowned'
       END AS status,
       leads,
       responsible,
       supports,
       CASE WHEN holder = item THEN duty.basis WHEN holder IS NOT NULL THEN 'inherited' END AS basis,
       duty.quote AS quote,
       coalesce(duty.start, item.start) AS start,
       coalesce(duty.end, item.end) AS end,
       duty.page AS page,
       duty.ocr AS ocr
ORDER BY plan, plan_id, item.start, item_id
LIMIT $limit
