// The department has not as many duties as were counted.
MATCH (department:Department)
WITH department, COUNT { (department)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->() } AS duties
WHERE department.duties <> duties
RETURN null AS plan, 'Department ' + department.id + ' has ' + duties + ', not ' + department.duties AS subject
ORDER BY plan, subject LIMIT $limit
