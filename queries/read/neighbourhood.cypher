// title = { zh = "邻域", en = "What is around a node" }
// question = { zh = "与这个节点直接相连的有什么？", en = "What is directly connected to this node?" }
// tags = ["graph"]
// columns = ["node_id", "label", "name", "type", "direction", "neighbour_id", "neighbour_label", "neighbour",
//     "role", "written", "quote", "start", "end"]
// [parameters]
// id = { required = true, example = "emergency_management" }
// types = {}

MATCH (node:City|Plan|Section|Task|Measure|Project|Indicator|Department|Function|Deadline|Topic)
WHERE node.id = $id
MATCH (node)-[edge]-(neighbour)
WHERE $types IS NULL OR type(edge) IN $types
RETURN node.id AS node_id,
       labels(node)[0] AS label,
       coalesce(node.name, node.title, node.zh, node.text, toString(node.date), node.recurrence) AS name,
       type(edge) AS type,
       CASE WHEN startNode(edge) = node THEN 'out' ELSE 'in' END AS direction,
       neighbour.id AS neighbour_id,
       labels(neighbour)[0] AS neighbour_label,
       coalesce(neighbour.name, neighbour.title, neighbour.zh, neighbour.text, toString(neighbour.date), neighbour.recurrence)
         AS neighbour,
       edge.role AS role,
       edge.written AS written,
       edge.quote AS quote,
       edge.start AS start,
       edge.end AS end
ORDER BY type, direction, neighbour_label, start, neighbour_id, written
LIMIT $limit
