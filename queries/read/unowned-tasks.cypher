// title = { zh = "未明确责任单位的任务", en = "Tasks that nobody owns" }
// question = { zh = "哪些任务没有明确责任单位？", en = "Which tasks does no department own?" }
// tags = ["tasks", "quality"]
// columns = ["plan", "plan_id", "city", "number", "task", "item_id", "section_kind", "text", "start", "end"]
// [parameters]
// city = { example = "鹿城区" }
// plan = {}
// topic = {}

MATCH (plan:Plan)-[:OF_CITY]->(city:City)
WHERE plan.title >= ''
  AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
MATCH (item:Task {plan: plan.id})-[:STATED_IN]->(section:Section)
// A heading without words of its own promises nothing by itself.
WHERE section.text <> ''
  AND NOT EXISTS { (item)-[:PART_OF*0..]->()<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) }
  AND NOT EXISTS { (item)<-[:PART_OF*1..]-()<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) }
  AND ($topic IS NULL OR EXISTS {
    (item)<-[:PART_OF*0..]-()-[:ABOUT]->(:Topic)-[:BROADER*0..]->(asked:Topic)
    WHERE asked.id = $topic OR asked.zh = $topic OR asked.en = $topic
  })
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       section.number AS number,
       item.name AS task,
       item.id AS item_id,
       item.kind AS section_kind,
       section.text AS text,
       item.start AS start,
       item.end AS end
ORDER BY plan, plan_id, start, item_id
LIMIT $limit
