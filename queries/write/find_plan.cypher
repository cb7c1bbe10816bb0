// The plans that go by this name: id, title, file name, or file name without its ending.
MATCH (plan:Plan)
WHERE plan.id = $name OR plan.title = $name OR plan.source = $name OR plan.source STARTS WITH $name + '.'
RETURN DISTINCT plan.id AS id
ORDER BY id
