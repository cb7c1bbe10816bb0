// Which departments of these cities a person is to look at: those that the vocabulary does not know, and those that share
// their function, so that they may be one. A body that is a group (各有关部门) is none that could be another.
CYPHER replan=skip
UNWIND $rows AS row
MATCH (city:City {id: row.id})<-[:OF_CITY]-(department:Department)
WITH city, department.function AS function, collect(department) AS departments
UNWIND departments AS department
WITH department,
     CASE
       WHEN NOT department.listed OR size(departments) > 1 AND department.kind <> 'collective' THEN city.name
     END AS review
WHERE coalesce(department.review, '') <> coalesce(review, '')
SET department.review = review
