"""From the facts of one plan to the nodes of the graph."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from ingest.fingerprint import reader_fingerprint
from ingest.identify import task_id
from ingest.known import used_functions, used_topics
from ingest.roll_up import count_facts
from schema.edges import Edge
from schema.evidence import Frozen
from schema.facts import PlanFacts
from schema.nodes import City, Deadline, Department, Indicator, Measure, Node, Plan, Project, Section, Task
from schema.roles import TASK_SECTION_KINDS

_Node = TypeVar("_Node", bound=Node)


def nodes_of(facts: PlanFacts, edges: Sequence[Edge]) -> Iterator[Node]:
    """Every node that this plan needs, its own and those that it shares; `edges` are its relationships."""
    plan = facts.plan.id
    title = facts.plan.title
    yield from _made(City, facts.cities)
    yield from _made(Plan, [facts.plan], reader=reader_fingerprint(), **_read(facts), **count_facts(facts, edges))
    yield from _made(Section, facts.sections, plan=plan)
    yield from _tasks(facts)
    yield from _made(Measure, facts.measures, plan=plan)
    yield from _made(Project, facts.projects, plan=plan, plan_title=title)
    yield from _made(Indicator, facts.indicators, plan=plan, plan_title=title)
    yield from _made(Deadline, facts.deadlines, plan=plan, plan_title=title)
    yield from (Department(id=department.id, name=department.name) for department in facts.departments)
    yield from used_functions(facts)
    yield from used_topics(facts)


def _read(facts: PlanFacts) -> dict[str, object]:
    """How well the plan was read."""
    if facts.report is None:
        return {}
    return {
        "statements_read": facts.report.statements,
        "passages_unread": len(facts.report.unread),
        "pages_unread": len(facts.report.pages_unread),
        "coverage": facts.report.coverage,
    }


def _tasks(facts: PlanFacts) -> Iterator[Task]:
    """A section that sets something to be done is a task, named by its title."""
    for section in facts.sections:
        if section.kind in TASK_SECTION_KINDS:
            yield Task(
                id=task_id(section.id),
                plan=facts.plan.id,
                plan_title=facts.plan.title,
                name=section.title,
                kind=section.kind,
                start=section.start,
                end=section.end,
            )


def _made(model: type[_Node], facts: Iterable[Frozen], **further: object) -> Iterator[_Node]:
    """The nodes of these facts: the fields that both have, and what the fact does not say."""
    for fact in facts:
        shared = {name: getattr(fact, name) for name in model.model_fields if name in type(fact).model_fields}
        yield model.model_validate(shared | further)
