// It belongs to a plan that is not in the graph.
MATCH (owned:Section|Task|Measure|Project|Indicator|Deadline)
WHERE NOT EXISTS { (:Plan {id: owned.plan}) }
RETURN owned.plan AS plan, labels(owned)[0] + ' ' + owned.id AS subject
ORDER BY plan, subject LIMIT $limit
