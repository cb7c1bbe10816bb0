// title = { zh = "主题责任空白", en = "Gaps of a topic" }
// question = { zh = "哪些城市没有为保险工作明确责任单位？", en = "Which cities name nobody for insurance?" }
// tags = ["topic", "cities", "quality"]
// columns = ["city", "plan", "plan_id", "status", "places", "task", "item_kind", "item", "item_id", "quote", "start",
//     "end", "page", "ocr"]
// [parameters]
// topic = { required = true, example = "保险" }
// city = {}
// silent = { default = true }

OPTIONAL MATCH (asked:Topic)
WHERE asked.id = $topic OR asked.zh = $topic OR asked.en = $topic
OPTIONAL MATCH (asked)<-[:BROADER*0..]-(narrower:Topic)
WITH collect(DISTINCT narrower) AS topics
CALL (topics) {
  // Plans that promise something about it and name nobody, then those that only report …
  UNWIND topics AS topic
  UNWIND ['promised', 'reported'] AS standing
  CALL (topics, topic, standing) {
    MATCH (city:City)<-[:OF_CITY]-(plan:Plan)-[treats:TREATS]->(:Topic)
    WHERE treats.topic = topic.id AND treats.standing = standing AND ($city IS NOT NULL OR treats.plan_title >= '')
      AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
      AND NOT EXISTS { (plan)-[other:TREATS]->(of:Topic) WHERE of IN topics AND other.standing < standing }
    WITH plan, city, treats ORDER BY treats.topic, treats.standing, treats.plan_title, plan.id LIMIT $limit
    RETURN plan, city, treats.items > 0 AS promised
  }
  WITH plan, city, standing, max(promised) AS promised
  ORDER BY standing, plan.title, plan.id LIMIT $limit
  RETURN collect({plan: plan, city: city, promised: promised}) AS treated
}
CALL (topics, treated) {
  UNWIND treated AS known
  RETURN known.plan AS plan, known.city AS city, known.promised AS promised
  UNION
  // … and those that are silent, where they come onto the page.
  WITH topics, treated
  WHERE $silent AND size(treated) < $limit
  MATCH (plan:Plan)-[:OF_CITY]->(city:City)
  WHERE ($city IS NOT NULL OR plan.title >= '')
    AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
    AND NOT EXISTS { (plan)-[:TREATS]->(topic:Topic) WHERE topic IN topics }
  WITH plan, city ORDER BY plan.title, plan.id LIMIT $limit
  RETURN plan, city, null AS promised
}
CALL (topics, plan, promised) {
  CALL (topics, plan, promised) {
    MATCH (item:Task|Measure|Project|Indicator {plan: plan.id})-[about:ABOUT]->(topic:Topic)
    WHERE promised AND topic IN topics
    WITH item, about ORDER BY about.start
    RETURN item, collect(about)[0] AS said, item.start AS start
    UNION
    MATCH (item:Section {plan: plan.id})-[said:MENTIONS]->(topic:Topic)
    WHERE NOT promised AND topic IN topics
    RETURN item, said, said.start AS start
  }
  WITH item, said ORDER BY start, item.id
  RETURN count(item) AS places, collect(item)[0] AS item, collect(said)[0] AS said
}
OPTIONAL MATCH (item)-[:STATED_IN]->(section:Section)
WITH plan, city, places, item, said, section,
     CASE
       WHEN promised OR item.kind = 'goals' THEN 'unowned'
       WHEN item IS NOT NULL THEN 'reported'
       ELSE 'silent'
     END AS status
RETURN city.name AS city,
       plan.title AS plan,
       plan.id AS plan_id,
       status,
       places,
       coalesce(section.title, item.title) AS task,
       toLower(labels(item)[0]) AS item_kind,
       coalesce(item.name, item.text, item.title) AS item,
       item.id AS item_id,
       said.quote AS quote,
       said.start AS start,
       said.end AS end,
       said.page AS page,
       said.ocr AS ocr
ORDER BY CASE status WHEN 'unowned' THEN 0 WHEN 'reported' THEN 1 ELSE 2 END, city, plan, plan_id
LIMIT $limit
