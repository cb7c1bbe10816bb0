// The relationship connects what belongs to two plans.
MATCH (tail:Section|Task|Measure|Project|Indicator)-[edge]->(head:Section|Task|Measure|Project|Indicator|Deadline)
WHERE tail.plan <> head.plan
RETURN tail.plan AS plan, type(edge) + ' ' + tail.id + ' → ' + head.id AS subject
ORDER BY plan, subject LIMIT $limit
