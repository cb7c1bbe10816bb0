"""A template as it is asked: what is given and what is not stands in the query itself, for the planner to see.

`$city IS NULL OR city.name = $city` is one question in two. Where nobody has said which of them is asked, Neo4j plans for
both and looks at every city; it starts from an index when the text says `false OR city.name = $city`.
"""

import re
from collections.abc import Mapping

from queries.check import NOT_CODE

_GIVEN_OR_NOT = re.compile(rf"{NOT_CODE.pattern}|\$(\w+)\s+IS\s+(NOT\s+)?NULL\b", NOT_CODE.flags)


def write_given(cypher: str, parameters: Mapping[str, object]) -> str:
    """The query with true or false in the place of each `$parameter IS NULL` and `$parameter IS NOT NULL`."""
    return _GIVEN_OR_NOT.sub(lambda found: _answer(found, parameters), cypher)


def _answer(found: re.Match[str], parameters: Mapping[str, object]) -> str:
    name, negated = found.groups()
    if name is None:
        return found[0]
    return str((parameters[name] is None) != bool(negated)).lower()
