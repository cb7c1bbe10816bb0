// Every quote of one plan, and what it is the evidence of.
MATCH (fact:Measure|Project|Indicator {plan: $plan})
RETURN labels(fact)[0] + ' ' + fact.id AS subject, fact.quote AS quote, fact.start AS start, fact.end AS end
UNION ALL
MATCH (item:Section|Task|Measure|Project|Indicator {plan: $plan})-[fact:LEADS|RESPONSIBLE_FOR|SUPPORTS|DUE_BY|ABOUT|MENTIONS|LEFT_UNREAD]-(other)
RETURN type(fact) + ' ' + item.id + ' – ' + other.id AS subject, fact.quote AS quote, fact.start AS start, fact.end AS end
