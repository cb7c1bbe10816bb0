// A last day or recurrence of one plan.
UNWIND $rows AS row
MERGE (n:Deadline {id: row.id})
SET n = row
