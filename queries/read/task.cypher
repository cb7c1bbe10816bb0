// title = { zh = "一项任务", en = "One task" }
// question = { zh = "加强社会监督共治是什么任务？", en = "What does the task 加强社会监督共治 say, and who has it?" }
// tags = ["tasks", "catalogue"]
// columns = ["plan", "plan_id", "city", "number", "level", "task", "item_id", "section_id", "section_kind", "around",
//     "text", "status", "leads", "responsible", "supports", "basis", "topics", "quote", "start", "end", "page",
//     "ocr"]
// [parameters]
// task = { required = true, example = "加强社会监督共治" }

CALL () {
  MATCH (item:Task {id: $task})
  RETURN item
  UNION
  MATCH (item:Task)
  WHERE item.name = $task AND item.plan_title >= ''
  WITH item ORDER BY item.name, item.plan_title, item.plan, item.start, item.id LIMIT $limit
  RETURN item
}
MATCH (plan:Plan {id: item.plan})-[:OF_CITY]->(city:City)
CALL (item) {
  MATCH (item)-[:STATED_IN]->(section:Section)
  RETURN section
}
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
CALL (item) {
  OPTIONAL MATCH path = (item)-[:PART_OF*1..]->(above:Task)
  WITH above, length(path) AS distance ORDER BY distance DESC, above.id
  RETURN collect(above.name) AS around
}
CALL (item) {
  OPTIONAL MATCH (item)<-[:PART_OF*0..]-(:Task|Measure|Project|Indicator)-[:ABOUT]->(topic:Topic)
  WITH DISTINCT topic ORDER BY topic.id
  RETURN collect(topic.zh) AS topics
}
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       section.number AS number,
       section.level AS level,
       item.name AS task,
       item.id AS item_id,
       section.id AS section_id,
       item.kind AS section_kind,
       around,
       section.text AS text,
       CASE
         WHEN holder IS NOT NULL THEN 'owned'
         WHEN EXISTS { (item)<-[:PART_OF*1..]-()<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) } THEN 'in_parts'
         ELSE 'unowned'
       END AS status,
       leads,
       responsible,
       supports,
       CASE WHEN holder = item THEN duty.basis WHEN holder IS NOT NULL THEN 'inherited' END AS basis,
       topics,
       duty.quote AS quote,
       coalesce(duty.start, item.start) AS start,
       coalesce(duty.end, item.end) AS end,
       duty.page AS page,
       duty.ocr AS ocr
ORDER BY plan, plan_id, item.start, item_id
LIMIT $limit
