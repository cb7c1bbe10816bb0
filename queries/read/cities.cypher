// title = { zh = "城市名录", en = "The cities" }
// question = { zh = "有哪些城市的规划？", en = "Which cities have plans?" }
// tags = ["names", "catalogue"]
// columns = ["city", "city_id", "full_name", "code", "city_level", "plans_count", "city_departments"]
// [parameters]
// level = {}

MATCH (city:City)
WHERE city.full_name >= ''
  AND ($level IS NULL OR city.level = $level)
  AND EXISTS { (city)<-[:OF_CITY]-(:Plan) }
WITH city
ORDER BY city.full_name, city.id
LIMIT $limit
RETURN city.name AS city,
       city.id AS city_id,
       city.full_name AS full_name,
       city.code AS code,
       city.level AS city_level,
       COUNT { (:Plan)-[:OF_CITY]->(city) } AS plans_count,
       COUNT { (:Department)-[:OF_CITY]->(city) } AS city_departments
ORDER BY full_name, city_id
LIMIT $limit
