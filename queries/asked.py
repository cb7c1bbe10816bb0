"""A template as it is asked: what is given and what is not stands in the query itself, for the planner to see.

`$city IS NULL OR city.name = $city` is one question in two. Where nobody has said which of them is asked, Neo4j plans for
both and looks at every city; it starts from an index when the text says `false OR city.name = $city`.

So does `$role = 'lead'`, which makes a query that orders each role by an index of its own: those of the other roles are
not run.

What is given goes inside one parameter. Neo4j keeps a plan for each magnitude of its parameters (a text of up to 10
characters is another question than one of up to 100), and planning takes longer than answering; of a map's inside it asks nothing.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from queries.check import NOT_CODE

_PARAMETERS = re.compile(rf"{NOT_CODE.pattern}|\$(\w+)(?:\s+IS\s+(NOT\s+)?(NULL)\b|\s+=\s+'(\w+)')?", NOT_CODE.flags)
_ASKED = "asked"


class Asked(NamedTuple):
    """What Neo4j is given."""

    cypher: str
    parameters: dict[str, object]


def write_asked(cypher: str, parameters: Mapping[str, object]) -> Asked:
    """True or false in the place of each `$parameter IS NULL`, `$parameter IS NOT NULL` and `$parameter = 'word'`; the
    rest by `$asked`."""
    return Asked(_PARAMETERS.sub(lambda found: _write(found, parameters), cypher), {_ASKED: dict(parameters)})


def _write(found: re.Match[str], parameters: Mapping[str, object]) -> str:
    name, negated, asks_whether, word = found.groups()
    if name is None:
        return found[0]
    if asks_whether:
        return str((parameters[name] is None) != bool(negated)).lower()
    if word:
        return str(parameters[name] == word).lower()
    return f"${_ASKED}.{name}"
