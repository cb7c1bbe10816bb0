// The graph's own node, which says what schema it holds, is not there once.
MATCH (plan:Plan)
WITH count(plan) AS plans, COUNT { (:Graph) } AS nodes
WHERE nodes <> 1 AND plans > 0
RETURN null AS plan, 'Graph ' + nodes + ' times' AS subject
ORDER BY plan, subject LIMIT $limit
