// It does not say in which section it is stated.
MATCH (owned:Task|Measure|Project|Indicator)
WHERE NOT EXISTS { (owned)-[:STATED_IN]->(:Section) }
RETURN owned.plan AS plan, labels(owned)[0] + ' ' + owned.id AS subject
ORDER BY plan, subject LIMIT $limit
