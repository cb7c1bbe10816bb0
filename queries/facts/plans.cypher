// The plans, with how much each has.
MATCH (plan:Plan)
RETURN plan.id AS id, plan.title AS title, plan.source AS source, plan.sha256 AS sha256,
       COUNT { (:Section {plan: plan.id}) } AS sections,
       COUNT { (:Task {plan: plan.id}) } AS tasks,
       COUNT { (:Measure {plan: plan.id}) } AS measures,
       COUNT { (:Project {plan: plan.id}) } AS projects,
       COUNT { (:Indicator {plan: plan.id}) } AS indicators,
       COUNT { (:Deadline {plan: plan.id}) } AS deadlines,
       COUNT { (:Task|Measure|Project|Indicator {plan: plan.id})<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-() } AS duties
ORDER BY id
