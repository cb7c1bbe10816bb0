// Everything that belongs to these plans alone.
UNWIND $plans AS id
CALL (id) { MATCH (owned:Section|Task|Measure|Project|Indicator|Deadline {plan: id}) DETACH DELETE owned }
CALL (id) { MATCH (plan:Plan {id: id}) DETACH DELETE plan }
