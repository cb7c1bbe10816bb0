// Everything that belongs to one plan alone.
CALL () { MATCH (owned:Section|Task|Measure|Project|Indicator|Deadline {plan: $plan}) DETACH DELETE owned }
CALL () { MATCH (plan:Plan {id: $plan}) DETACH DELETE plan }
