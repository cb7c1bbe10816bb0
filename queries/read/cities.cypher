// title = { zh = "城市名录", en = "The cities" }
// question = { zh = "有哪些城市的规划？", en = "Which cities have plans?" }
// tags = ["names", "catalogue"]
// columns = ["city", "city_id", "full_name", "code", "city_level", "plans_count", "city_departments"]
// [parameters]
// level = {}

MATCH (city:City)<-[:OF_CITY]-(plan:Plan)
WHERE $level IS NULL OR city.level = $level
WITH city, count(plan) AS plans_count
RETURN city.name AS city,
       city.id AS city_id,
       city.full_name AS full_name,
       city.code AS code,
       city.level AS city_level,
       plans_count,
       COUNT { (:Department)-[:OF_CITY]->(city) } AS city_departments
ORDER BY full_name, city_id
LIMIT $limit
