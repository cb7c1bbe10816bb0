"""What the engine plans by itself once it runs, so that the first question after a start does not wait for the planner.

Neo4j's planner is slow until its code is warm, and a question needs several plans, one after another. They are made here
on another core while the command is still connecting; a plan made here is the one that the question then runs on.
"""

from collections.abc import Callable, Iterator, Mapping

from queries.asked import Asked, write_asked
from queries.library import READ
from queries.parameters import bind
from queries.template import read_template

Plan = Callable[[str, Mapping[str, object]], None]

_NAMED: Mapping[str, object] = {"names": ["哪些部门"]}
_NEAR: Mapping[str, object] = {"near": "巨灾"}
_OF_A_CITY: Mapping[str, object] = {"city": "某市"}

_AHEAD: tuple[tuple[str, Mapping[str, object]], ...] = (
    # The longest to plan comes first: questions ask for names before it, so that both ends meet.
    ("topic-owners", {"topic": "catastrophe_insurance"}),
    ("items-named", _NEAR),
    ("departments-named", _NAMED),
    ("cities", {}),
    ("cities-named", {"names": ["某市"]}),
    # Then the plans of questions that name a city.
    ("items-named", {**_NEAR, **_OF_A_CITY}),
    ("departments-named", {**_NAMED, **_OF_A_CITY}),
)
"""Whatever the values are: what counts is which are given."""


def plan_ahead(plan: Plan, goes_on: Callable[[], bool]) -> None:
    """Have each template planned, as long as the engine goes on."""
    for asked in _templates():
        if not goes_on():
            return
        plan(*asked)


def _templates() -> Iterator[Asked]:
    for name, given in _AHEAD:
        template = read_template(READ / f"{name}.cypher")
        yield write_asked(template.cypher, bind(template, given))
