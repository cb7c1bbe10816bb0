"""What is given and what is not is written into the query, and what is given goes inside one parameter."""

import pytest

from queries.asked import write_asked


@pytest.mark.parametrize(
    ("cypher", "asked"),
    [
        ("WHERE $city IS NULL OR c.name = $city", "WHERE false OR c.name = $asked.city"),
        ("WHERE $plan IS NULL OR p.id = $plan", "WHERE true OR p.id = $asked.plan"),
        ("WHERE $plan  IS NOT NULL", "WHERE false"),
        ("WHERE $role = 'lead' AND d.leads > 0", "WHERE true AND d.leads > 0"),
        ("WHERE $role = 'support' OR $plan = 'p'", "WHERE false OR false"),
        ("WHERE d.role = 'lead' AND d.role = $role", "WHERE d.role = 'lead' AND d.role = $asked.role"),
        ("WHERE city IS NULL OR c.code IS NULL", "WHERE city IS NULL OR c.code IS NULL"),
        ("UNWIND $city[1..] AS x LIMIT $plan", "UNWIND $asked.city[1..] AS x LIMIT $asked.plan"),
        (
            "// whether $plan IS NULL\nRETURN '$plan IS NULL' AS text",
            "// whether $plan IS NULL\nRETURN '$plan IS NULL' AS text",
        ),
    ],
)
def test_only_parameters_are_rewritten(cypher: str, asked: str) -> None:
    given = {"city": "临清市", "plan": None, "role": "lead"}
    assert write_asked(cypher, given) == (asked, {"asked": given})
