// title = { zh = "按所属区划找城市", en = "Cities inside a division" }
// question = { zh = "山东省哪些城市有规划？", en = "Which cities of these divisions have plans?" }
// tags = ["names"]
// columns = ["name", "city", "city_id", "full_name", "code", "city_level", "plans_count"]
// [parameters]
// names = { required = true, example = ["山东省", "温州市"] }

UNWIND $names AS name
MATCH (:City {name: name})<-[:PART_OF*1..]-(city:City)
WHERE EXISTS { (:Plan)-[:OF_CITY]->(city) }
RETURN DISTINCT name,
       city.name AS city,
       city.id AS city_id,
       city.full_name AS full_name,
       city.code AS code,
       city.level AS city_level,
       COUNT { (:Plan)-[:OF_CITY]->(city) } AS plans_count
ORDER BY name, full_name, city_id
LIMIT $limit
