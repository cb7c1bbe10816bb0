// title = { zh = "主题的工程与项目", en = "Projects about a topic" }
// question = { zh = "鹿城区自然灾害综合风险普查投资多少？", en = "How much will Lucheng invest in the natural disaster risk census?" }
// tags = ["topic", "projects"]
// columns = ["plan", "plan_id", "city", "project", "item_id", "project_kind", "parent", "investment_yuan", "scale",
//     "task", "quote", "start", "end", "page", "ocr"]
// [parameters]
// topic = { required = true, example = "应急物资" }
// city = {}
// plan = {}
// minimum = {}
// maximum = {}

MATCH (asked:Topic)
WHERE asked.id = $topic OR asked.zh = $topic OR asked.en = $topic
MATCH (asked)<-[:BROADER*0..]-(narrower:Topic)
WITH collect(DISTINCT narrower) AS topics
CALL (topics) {
  // In the order of an index; of one plan or city from there on. Each gives a row or more: no more are looked into than that.
  UNWIND topics AS topic
  CALL (topic) {
    MATCH (city:City)<-[:OF_CITY]-(plan:Plan)-[treats:TREATS]->(:Topic)
    WHERE treats.topic = topic.id AND treats.with_projects >= ''
      AND ($plan IS NOT NULL OR $city IS NOT NULL OR treats.plan_title >= '')
      AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
      AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
    WITH plan, city, treats
    ORDER BY treats.topic, treats.with_projects, treats.plan_title, plan.id
    LIMIT CASE WHEN $minimum IS NULL AND $maximum IS NULL THEN $limit ELSE 2147483647 END
    RETURN plan, city, treats.with_projects AS standing
  }
  RETURN plan, city, standing
}
WITH topics, plan, city, min(standing) AS standing
ORDER BY standing, plan.title, plan.id
LIMIT CASE WHEN $minimum IS NULL AND $maximum IS NULL THEN $limit ELSE 2147483647 END
MATCH (project:Project {plan: plan.id})
WHERE EXISTS { (project)-[:ABOUT]->(topic:Topic) WHERE topic IN topics }
  AND ($minimum IS NULL OR project.investment_yuan >= $minimum)
  AND ($maximum IS NULL OR project.investment_yuan <= $maximum)
OPTIONAL MATCH (project)-[:PART_OF]->(around:Project)
WITH plan, city, project, around
ORDER BY plan.title, plan.id, project.start, project.id, around.name
LIMIT $limit
OPTIONAL MATCH (project)-[:STATED_IN]->(section:Section)
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       project.name AS project,
       project.id AS item_id,
       project.kind AS project_kind,
       around.name AS parent,
       project.investment_yuan AS investment_yuan,
       project.scale AS scale,
       section.title AS task,
       project.quote AS quote,
       project.start AS start,
       project.end AS end,
       project.page AS page,
       project.ocr AS ocr
ORDER BY plan, plan_id, start, item_id, parent
LIMIT $limit
