// Whether a person is to look at the department is not what it and those of its city with its function say.
MATCH (department:Department)-[:OF_CITY]->(city:City)
WITH city, department.function AS function, collect(department) AS departments
UNWIND departments AS department
WITH city, department, NOT department.listed OR size(departments) > 1 AND department.kind <> 'collective' AS doubtful
WHERE coalesce(department.review, '') <> CASE WHEN doubtful THEN city.name ELSE '' END
RETURN null AS plan, 'Department ' + department.id AS subject
ORDER BY plan, subject LIMIT $limit
