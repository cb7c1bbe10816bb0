"""From the facts of one plan to the relationships of the graph."""

from collections.abc import Iterator, Mapping
from typing import Any

from ingest.identify import task_id
from ingest.known import broader_pairs
from ingest.roll_up import topics_treated
from schema.edges import (
    DUTIES,
    About,
    Broader,
    DueBy,
    Edge,
    HasFunction,
    LeftUnread,
    Mentions,
    NamedIn,
    OfCity,
    PartOf,
    StatedIn,
)
from schema.evidence import Evidence
from schema.facts import PlanFacts, ProjectFact, SectionFact
from schema.ids import ProjectId, SectionId, TaskId
from schema.roles import TASK_SECTION_KINDS


def edges_of(facts: PlanFacts) -> Iterator[Edge]:
    """Every relationship that this plan needs; both ends are among its nodes."""
    edges = tuple(_stated(facts))
    yield from edges
    yield from topics_treated(facts, edges)


def _stated(facts: PlanFacts) -> Iterator[Edge]:
    yield from _places(facts)
    yield from _outline(facts)
    yield from _parts(facts)
    yield from _departments(facts)
    yield from _duties(facts)
    yield from _deadlines(facts)
    yield from _topics(facts)
    yield from _unread(facts)


def _places(facts: PlanFacts) -> Iterator[Edge]:
    known = {city.id for city in facts.cities}
    yield OfCity(tail=facts.plan.id, head=facts.plan.city_id)
    for city in facts.cities:
        if city.parent in known:
            yield PartOf(tail=city.id, head=city.parent)


def _outline(facts: PlanFacts) -> Iterator[Edge]:
    """The tree of sections, and the tree of tasks: a task is part of the nearest task around it."""
    tasks = _tasks_around(facts.sections)
    for section in facts.sections:
        yield PartOf(tail=section.id, head=section.parent or facts.plan.id)
        if section.kind in TASK_SECTION_KINDS:
            task = task_id(section.id)
            yield StatedIn(tail=task, head=section.id)
            around = tasks[section.parent] if section.parent is not None else None
            if around is not None:
                yield PartOf(tail=task, head=around)


def _tasks_around(sections: tuple[SectionFact, ...]) -> Mapping[SectionId, TaskId | None]:
    """For each section its own task, else that of the nearest section around it; sections come parents first."""
    tasks: dict[SectionId, TaskId | None] = {}
    for section in sections:
        inherited = tasks[section.parent] if section.parent is not None else None
        tasks[section.id] = task_id(section.id) if section.kind in TASK_SECTION_KINDS else inherited
    return tasks


def _parts(facts: PlanFacts) -> Iterator[Edge]:
    """Where measures, projects and indicators stand, and what they are part of."""
    tasks = _tasks_around(facts.sections)
    projects = {project.id: project for project in facts.projects}
    for measure in facts.measures:
        yield StatedIn(tail=measure.id, head=measure.section)
        yield from _part(measure.id, measure.project if measure.project in projects else tasks[measure.section])
    for project in facts.projects:
        if project.section is not None:
            yield StatedIn(tail=project.id, head=project.section)
        yield from _project_parts(project, projects, tasks)
    for indicator in facts.indicators:
        if indicator.section is not None:
            yield StatedIn(tail=indicator.id, head=indicator.section)
            yield from _part(indicator.id, tasks[indicator.section])


def _project_parts(
    project: ProjectFact, projects: Mapping[ProjectId, ProjectFact], tasks: Mapping[SectionId, TaskId | None]
) -> Iterator[Edge]:
    """A project is part of the programme around it, and of its own section's task where that is another section's."""
    parent = projects.get(project.parent_id) if project.parent_id is not None else None
    if parent is not None and parent.id != project.id:
        yield from _part(project.id, parent.id)
    if project.section is not None and (parent is None or parent.section != project.section):
        yield from _part(project.id, tasks[project.section])


def _part(tail: str, head: str | None) -> Iterator[Edge]:
    if head is not None:
        yield PartOf(tail=tail, head=head)


def _departments(facts: PlanFacts) -> Iterator[Edge]:
    for department in facts.departments:
        yield OfCity(tail=department.id, head=department.city)
        yield HasFunction(tail=department.id, head=department.function)
        for written in department.written:
            yield NamedIn(
                tail=department.id,
                head=facts.plan.id,
                written=written,
                kind=department.kind,
                function=department.function,
                listed=department.listed,
            )


def _duties(facts: PlanFacts) -> Iterator[Edge]:
    for duty in facts.responsibilities:
        yield DUTIES[duty.role](
            tail=duty.department,
            head=duty.item_id,
            role=duty.role,
            written=duty.written,
            basis=duty.basis,
            rule=duty.rule,
            **_evidence(duty),
        )


def _deadlines(facts: PlanFacts) -> Iterator[Edge]:
    for deadline in facts.deadlines:
        yield DueBy(
            tail=deadline.item_id,
            head=deadline.id,
            text=deadline.text,
            basis=deadline.basis,
            rule=deadline.rule,
            **_evidence(deadline),
        )


def _topics(facts: PlanFacts) -> Iterator[Edge]:
    for mention in facts.mentions:
        edge = Mentions if mention.item_kind is None else About
        yield edge(tail=mention.item_id, head=mention.topic, written=mention.written, **_evidence(mention))
    for narrower, broader in broader_pairs(facts):
        yield Broader(tail=narrower, head=broader)


def _unread(facts: PlanFacts) -> Iterator[Edge]:
    for passage in facts.report.unread if facts.report is not None else ():
        yield LeftUnread(tail=facts.plan.id, head=passage.section, reason=passage.reason, **_evidence(passage))


def _evidence(fact: Evidence) -> dict[str, Any]:
    return {"quote": fact.quote, "start": fact.start, "end": fact.end, "page": fact.page, "ocr": fact.ocr}
