"""Texts with numbers, times and works in every form, each with what a careful reader finds in it (tests/forms_numbers/).

A fact is one line, its fields parted by `|`; several readings that are all right are parted by `/`, and `?` in front
marks a fact that may lack.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from ingest.evaluate.same import plain
from ingest.walk import read_plan
from schema.evidence import Frozen
from schema.facts import DeadlineFact, IndicatorFact, PlanFacts, ProjectFact

FOLDER = Path(__file__).parent / "forms_numbers"

Fields = Sequence[str]
_Fact = TypeVar("_Fact")


class Expected(Frozen):
    """`name | operator value | unit | year | nature | base | base year`, `text | date or recurrence`,
    `name | kind | yuan`."""

    indicators: tuple[str, ...]
    deadlines: tuple[str, ...]
    projects: tuple[str, ...]


def read(name: str) -> PlanFacts:
    return read_plan(FOLDER / f"{name}.txt")


def differences(facts: PlanFacts, expected: Expected) -> list[str]:
    """Every fact that is missing or too much, a line each."""
    return [
        *_compare("indicator", facts.indicators, expected.indicators, _is_indicator, _shown_indicator),
        *_compare("deadline", facts.deadlines, expected.deadlines, _is_deadline, _shown_deadline),
        *_compare("project", facts.projects, expected.projects, _is_project, _shown_project),
    ]


def asked(expected: Expected) -> int:
    """How many facts are asked for."""
    lines = (*expected.indicators, *expected.deadlines, *expected.projects)
    return sum(not line.startswith("?") for line in lines)


def _compare(
    what: str,
    read: Sequence[_Fact],
    lines: Sequence[str],
    same: Callable[[_Fact, Fields], bool],
    shown: Callable[[_Fact], str],
) -> Iterator[str]:
    left = list(read)
    for line in sorted(lines, key=lambda line: line.startswith("?")):
        fields = [field.strip() for field in line.removeprefix("?").split("|")]
        hit = next((fact for fact in left if same(fact, fields)), None)
        if hit is not None:
            left.remove(hit)
        elif not line.startswith("?"):
            yield f"{what} missing: {line}"
    yield from (f"{what} too much: {shown(fact)}" for fact in left)


def _is_indicator(fact: IndicatorFact, fields: Fields) -> bool:
    name, value, unit, year, nature, base, base_year = [*fields, *[""] * 7][:7]
    operators, number = value.split(" ")
    return (
        plain(fact.name) in map(plain, name.split("/"))
        and fact.operator.value in operators.split("/")
        and fact.target_value == float(number)
        and (unit == (fact.unit or ""))
        and _one_of(fact.target_year, year)
        and _one_of(fact.nature and fact.nature.value, nature)
        and (fact.base_value is None if not base else fact.base_value == float(base))
        and _one_of(fact.base_year, base_year)
    )


def _is_deadline(fact: DeadlineFact, fields: Fields) -> bool:
    text, value = [*fields, ""][:2]
    return plain(fact.text) == plain(text) and _one_of(fact.recurrence or fact.date, value)


def _is_project(fact: ProjectFact, fields: Fields) -> bool:
    name, kind, yuan = [*fields, ""][:3]
    return plain(fact.name) == plain(name) and _one_of(fact.kind.value, kind) and _is_sum(fact.investment_yuan, yuan)


def _one_of(value: object, readings: str) -> bool:
    return ("" if value is None else str(value)) in readings.split("/")


def _is_sum(yuan: float | None, readings: str) -> bool:
    return any(yuan is None if not reading else yuan == float(reading) for reading in readings.split("/"))


def _shown_indicator(fact: IndicatorFact) -> str:
    value = f"{fact.operator.value} {fact.target_value:g}"
    base = (fact.base_value, fact.base_year)
    return " | ".join(map(str, (fact.name, value, fact.unit, fact.target_year, fact.nature, *base, fact.rule)))


def _shown_deadline(fact: DeadlineFact) -> str:
    return f"{fact.text} | {fact.recurrence or fact.date} ({fact.quote[:30]})"


def _shown_project(fact: ProjectFact) -> str:
    return f"{fact.name} | {fact.kind.value} | {fact.investment_yuan} ({fact.rule})"
