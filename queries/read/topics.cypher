// title = { zh = "主题名录", en = "The topics" }
// question = { zh = "规划里谈到哪些主题？", en = "Which topics do the plans speak of?" }
// tags = ["topic", "catalogue"]
// columns = ["topic", "topic_id", "topic_en", "broader", "items_count", "plans_count"]
// [parameters]
// city = {}

MATCH (topic:Topic)
WHERE topic.id >= ''
CALL (topic) {
  MATCH (topic)<-[treats:TREATS]-(plan:Plan)
  WHERE treats.items > 0
    AND ($city IS NULL OR EXISTS {
      (plan)-[:OF_CITY]->(city:City)
      WHERE city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city
    })
  RETURN sum(treats.items) AS items_count, count(plan) AS plans_count
}
RETURN topic.zh AS topic,
       topic.id AS topic_id,
       topic.en AS topic_en,
       COLLECT { MATCH (topic)-[:BROADER]->(above:Topic) RETURN above.zh ORDER BY above.id } AS broader,
       items_count,
       plans_count
ORDER BY items_count DESC, topic_id
LIMIT $limit
