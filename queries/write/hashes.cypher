// The plans as read by this very program, by the hash of their files.
MATCH (plan:Plan)
WHERE plan.reader = $reader
RETURN plan.sha256 AS sha256, plan.id AS id
ORDER BY sha256, id
