// The section is part of no section that leads up to its plan.
MATCH (section:Section)
WHERE NOT EXISTS { (section)-[:PART_OF]->+(:Plan {id: section.plan}) }
RETURN section.plan AS plan, 'Section ' + section.id AS subject
ORDER BY plan, subject LIMIT $limit
