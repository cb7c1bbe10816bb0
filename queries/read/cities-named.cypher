// title = { zh = "按名称找城市", en = "Cities by name" }
// question = { zh = "临清市是哪个城市？", en = "Which cities go by these names?" }
// tags = ["names"]
// columns = ["name", "city", "city_id", "full_name", "code", "city_level", "plans_count"]
// [parameters]
// names = { required = true, example = ["临清市", "鹿城区"] }

UNWIND $names AS name
MATCH (city:City)
WHERE city.name = name OR city.full_name = name OR city.code = name
RETURN DISTINCT name,
       city.name AS city,
       city.id AS city_id,
       city.full_name AS full_name,
       city.code AS code,
       city.level AS city_level,
       COUNT { (:Plan)-[:OF_CITY]->(city) } AS plans_count
ORDER BY size(name) DESC, name, full_name, city_id
LIMIT $limit
