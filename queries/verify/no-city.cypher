// The plan or department is of no city.
MATCH (of:Plan|Department)
WHERE NOT EXISTS { (of)-[:OF_CITY]->(:City) }
RETURN CASE WHEN of:Plan THEN of.id END AS plan, labels(of)[0] + ' ' + of.id AS subject
ORDER BY plan, subject LIMIT $limit
