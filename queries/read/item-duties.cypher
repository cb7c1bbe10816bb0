// title = { zh = "一件事的责任单位", en = "Duties for one item" }
// question = { zh = "这件事由哪些部门负责？", en = "Which departments have a duty for this item?" }
// tags = ["tasks", "catalogue"]
// columns = ["item", "item_id", "item_kind", "department", "department_id", "kind", "role", "written", "basis",
//     "quote", "start", "end", "page", "ocr"]
// [parameters]
// item = { required = true, example = "加强社会监督共治" }

CALL () {
  MATCH (item:Task|Measure|Project|Indicator {id: $item})
  RETURN item
  UNION
  MATCH (item:Task|Project|Indicator)
  WHERE item.name = $item AND item.plan_title >= ''
  RETURN item
}
CALL (item) {
  // The nearest item around it that somebody has a duty for: itself, else what it is part of.
  OPTIONAL MATCH path = (item)-[:PART_OF*0..]->(holder:Task|Measure|Project|Indicator)
  WHERE EXISTS { (holder)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) }
  WITH holder ORDER BY length(path), holder.start DESC, holder.id
  RETURN collect(holder)[0] AS holder
}
MATCH (department:Department)-[duty:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(holder)
RETURN coalesce(item.name, item.text) AS item,
       item.id AS item_id,
       toLower(labels(item)[0]) AS item_kind,
       department.name AS department,
       department.id AS department_id,
       department.kind AS kind,
       duty.role AS role,
       duty.written AS written,
       CASE WHEN holder = item THEN duty.basis ELSE 'inherited' END AS basis,
       duty.quote AS quote,
       duty.start AS start,
       duty.end AS end,
       duty.page AS page,
       duty.ocr AS ocr
ORDER BY item_id, role, start, department, department_id, written
LIMIT $limit
