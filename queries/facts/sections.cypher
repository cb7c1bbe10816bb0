// The words of one plan, section by section.
MATCH (section:Section {plan: $plan})
RETURN section.title AS title, section.text AS text, section.start AS start, section.end AS end
ORDER BY start, end
