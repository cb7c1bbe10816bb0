"""What the engine plans by itself once it runs, so that the first question after a start does not wait for the planner.

Neo4j's planner is slow until its code is warm, and a question needs several plans, one after another. They are made here
on another core while the command is still connecting; a plan made here is the one that the question then runs on.
"""

from collections.abc import Callable, Iterator, Mapping

from queries.library import READ
from queries.parameters import bind
from queries.template import read_template

Plan = Callable[[str, Mapping[str, object]], None]

_AHEAD: Mapping[str, Mapping[str, object]] = {
    # The longest to plan comes first: questions ask for names before it, so that both ends meet.
    "topic-owners": {"topic": "catastrophe_insurance"},
    "items-named": {"near": "巨灾 灾保 保险", "item_kind": "indicator"},
    "departments-named": {"names": ["哪些部门"] * 50},
    "cities": {},
    "cities-named": {"names": ["巨灾保险市"] * 500},
}
"""Values of about the length that questions give: Neo4j keeps a plan for each magnitude."""


def plan_ahead(plan: Plan, goes_on: Callable[[], bool]) -> None:
    """Have each template planned, as long as the engine goes on."""
    for cypher, parameters in _templates():
        if not goes_on():
            return
        plan(cypher, parameters)


def _templates() -> Iterator[tuple[str, Mapping[str, object]]]:
    for name, given in _AHEAD.items():
        template = read_template(READ / f"{name}.cypher")
        yield template.cypher, bind(template, given)
