// What the plan is said to do about the topic is not what was counted in it.
MATCH (place:Section|Task|Measure|Project|Indicator)-[about:ABOUT|MENTIONS]->(topic:Topic)
WITH place.plan AS plan, topic, count(about) AS places, count(DISTINCT CASE WHEN about:ABOUT THEN place END) AS items
OPTIONAL MATCH (:Plan {id: plan})-[treats:TREATS]->(topic)
WITH plan, topic, treats, places, items
WHERE treats IS NULL OR treats.topic <> topic.id OR treats.places <> places OR treats.items <> items
RETURN plan, 'TREATS ' + plan + ' → ' + topic.id AS subject
ORDER BY plan, subject LIMIT $limit
