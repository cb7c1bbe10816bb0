"""Lists and tables of tasks in plain text, in every layout, each with what a careful reader finds in it (tests/lists/).

A line of `duties` is `role | units parted by 、 | the item's first words`; an item behind `=` is an indicator's name.
`tasks` are titles of sections. `?` in front marks what may lack; the other lists are those of number_texts.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from ingest.evaluate.same import plain
from ingest.walk import read_plan
from schema.evidence import Frozen
from schema.facts import PlanFacts, ResponsibilityFact
from schema.roles import TASK_SECTION_KINDS, ItemKind
from tests import number_texts

FOLDER = Path(__file__).parent / "lists"


class Expected(Frozen):
    tasks: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()


def read(name: str) -> PlanFacts:
    return read_plan(FOLDER / f"{name}.txt")


def differences(facts: PlanFacts, expected: Expected) -> list[str]:
    """Every fact that is missing or too much, a line each."""
    numbers = number_texts.Expected(**expected.model_dump(exclude={"tasks", "duties"}))
    return [*_tasks(facts, expected), *_duties(facts, expected), *number_texts.differences(facts, numbers)]


def asked(expected: Expected) -> int:
    """How many facts are asked for."""
    lines = (*expected.tasks, *expected.indicators, *expected.deadlines, *expected.projects)
    duties = (len(_split(line.split("|")[1])) for line in expected.duties if not line.startswith("?"))
    return sum(not line.startswith("?") for line in lines) + sum(duties)


def _split(units: str) -> list[str]:
    """The units of a list; those of `各县（市、区）` are one."""
    return re.split("、(?![^（]*）)", units)


def _tasks(facts: PlanFacts, expected: Expected) -> Iterator[str]:
    read = {plain(section.title) for section in facts.sections if section.kind in TASK_SECTION_KINDS}
    asked = {plain(title.removeprefix("?")): title for title in expected.tasks}
    yield from (f"task missing: {title}" for title in asked if title not in read and asked[title][0] != "?")
    yield from (f"task too much: {title}" for title in read if title not in asked)


def _duties(facts: PlanFacts, expected: Expected) -> Iterator[str]:
    left = list(facts.responsibilities)
    for line in expected.duties:
        role, units, item = (field.strip() for field in line.removeprefix("?").split("|"))
        for unit in _split(units):
            hit = next((fact for fact in left if _is_duty(fact, role, unit, item)), None)
            if hit is not None:
                left.remove(hit)
            elif not line.startswith("?"):
                yield f"duty missing: {role} {unit} for {item}"
    yield from (
        f"duty too much: {fact.role.value} {fact.written} for {fact.item_kind.value} {fact.item}" for fact in left
    )


def _is_duty(fact: ResponsibilityFact, role: str, unit: str, item: str) -> bool:
    if fact.role.value != role or plain(fact.written) != plain(unit):
        return False
    if item.startswith("=") != (fact.item_kind is ItemKind.INDICATOR) and "/" not in item:
        return False
    read = plain(fact.item)
    return any(read.startswith(plain(name)) for name in item.removeprefix("=").split("/"))
