// title = { zh = "周期性工作", en = "What recurs" }
// question = { zh = "临清市每半年至少要组织一次什么？", en = "What must be done every half year?" }
// tags = ["deadlines"]
// columns = ["plan", "plan_id", "city", "date", "precision", "recurrence", "expression", "item_kind", "item",
//     "item_id", "task", "departments", "quote", "start", "end", "page", "ocr"]
// [parameters]
// recurrence = { example = "P1Y" }
// city = {}
// plan = {}
// topic = {}

// Of all plans in the order of an index; of one plan or city from there on.
MATCH (deadline:Deadline)
WHERE ($plan IS NOT NULL OR $city IS NOT NULL OR deadline.plan_title >= '')
  AND deadline.recurrence >= 'P'
  AND ($recurrence IS NULL OR deadline.recurrence = $recurrence)
MATCH (item:Task|Measure|Project|Indicator)-[due:DUE_BY]->(deadline)
MATCH (plan:Plan {id: deadline.plan})-[:OF_CITY]->(city:City)
WHERE ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
  // It is about the topic itself, or what it directly belongs to is.
  AND ($topic IS NULL OR EXISTS {
    (item)-[:PART_OF*0..1]->()-[:ABOUT]->(:Topic)-[:BROADER*0..]->(asked:Topic)
    WHERE asked.id = $topic OR asked.zh = $topic OR asked.en = $topic
  })
WITH plan, city, item, due, deadline
ORDER BY deadline.recurrence, deadline.plan_title, plan.id, due.start, item.id, due.text
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
  WITH department, duty ORDER BY duty.role, duty.start, department.name, department.id
  RETURN collect(DISTINCT department.name) AS departments
}
OPTIONAL MATCH (item)-[:STATED_IN]->(section:Section)
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       deadline.date AS date,
       deadline.precision AS precision,
       deadline.recurrence AS recurrence,
       due.text AS expression,
       toLower(labels(item)[0]) AS item_kind,
       coalesce(item.name, item.text) AS item,
       item.id AS item_id,
       section.title AS task,
       departments,
       due.quote AS quote,
       due.start AS start,
       due.end AS end,
       due.page AS page,
       due.ocr AS ocr
ORDER BY recurrence, plan, plan_id, start, item_id, expression
LIMIT $limit
