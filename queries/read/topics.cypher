// title = { zh = "主题名录", en = "The topics" }
// question = { zh = "规划里谈到哪些主题？", en = "Which topics do the plans speak of?" }
// tags = ["topic", "catalogue"]
// columns = ["topic", "topic_id", "topic_en", "broader", "places", "plans_count"]
// [parameters]
// city = {}

CALL () {
  MATCH (topic:Topic)
  WHERE $city IS NULL AND topic.id >= ''
  RETURN topic,
         COUNT { (topic)<-[:ABOUT]-() } + COUNT { (topic)<-[:MENTIONS]-() } AS places,
         COUNT { (topic)<-[:TREATS]-() } AS plans_count
  UNION
  MATCH (city:City)<-[:OF_CITY]-(plan:Plan)-[treats:TREATS]->(topic:Topic)
  WHERE $city IS NOT NULL AND (city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
  RETURN topic, sum(treats.places) AS places, count(plan) AS plans_count
}
RETURN topic.zh AS topic,
       topic.id AS topic_id,
       topic.en AS topic_en,
       COLLECT { MATCH (topic)-[:BROADER]->(above:Topic) RETURN above.zh ORDER BY above.id } AS broader,
       places,
       plans_count
ORDER BY places DESC, topic_id
LIMIT $limit
