// The division is part of itself.
MATCH (city:City)
WHERE EXISTS { (city)-[:PART_OF]->+(city) }
RETURN null AS plan, 'City ' + city.id AS subject
ORDER BY plan, subject LIMIT $limit
