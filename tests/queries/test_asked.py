"""What is given and what is not is written into the query, and nothing else is touched."""

import pytest

from queries.asked import write_given


@pytest.mark.parametrize(
    ("cypher", "asked"),
    [
        ("WHERE $city IS NULL OR c.name = $city", "WHERE false OR c.name = $city"),
        ("WHERE $plan IS NULL OR p.id = $plan", "WHERE true OR p.id = $plan"),
        ("WHERE $plan  IS NOT NULL", "WHERE false"),
        ("WHERE city IS NULL OR c.code IS NULL", "WHERE city IS NULL OR c.code IS NULL"),
        (
            "// whether $plan IS NULL\nRETURN '$plan IS NULL' AS text",
            "// whether $plan IS NULL\nRETURN '$plan IS NULL' AS text",
        ),
    ],
)
def test_only_questions_whether_a_parameter_is_given_are_answered(cypher: str, asked: str) -> None:
    assert write_given(cypher, {"city": "临清市", "plan": None}) == asked
