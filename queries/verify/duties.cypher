// The department has not as many duties as were counted, all together or in a role.
MATCH (department:Department)
WITH department,
     [department.duties, department.leads, department.responsible, department.supports] AS counted,
     [
       COUNT { (department)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->() },
       COUNT { (department)-[:LEADS]->() },
       COUNT { (department)-[:RESPONSIBLE_FOR]->() },
       COUNT { (department)-[:SUPPORTS]->() }
     ] AS duties
WHERE counted <> duties
RETURN null AS plan, 'Department ' + department.id + ' has ' + toString(duties[0]) + ' (' + toString(duties[1]) + ', ' +
       toString(duties[2]) + ', ' + toString(duties[3]) + '), not ' + coalesce(toString(counted[0]), 'any') AS subject
ORDER BY plan, subject LIMIT $limit
