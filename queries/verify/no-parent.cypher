// The section is part of no section and no plan.
MATCH (section:Section)
WHERE NOT EXISTS { (section)-[:PART_OF]->(:Section|Plan) }
RETURN section.plan AS plan, 'Section ' + section.id AS subject
ORDER BY plan, subject LIMIT $limit
