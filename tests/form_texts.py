"""Texts in the forms that plans come in, each with what a careful reader finds in it (tests/forms/)."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import Field

from ingest.evaluate.same import plain
from ingest.models import Document
from ingest.walk import read_facts
from schema.evidence import Frozen
from schema.facts import PlanFacts

FOLDER = Path(__file__).parent / "forms"
_ROLES = ("lead", "responsible", "support")


class Duty(Frozen):
    """The units of one item. An item is told by its title or the words that it begins with; `optional` units may lack."""

    item: str
    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    def pairs(self) -> set[tuple[str, str]]:
        return {(role, plain(unit)) for role in _ROLES for unit in getattr(self, role)}


class Target(Frozen):
    name: str
    value: float


class Expected(Frozen):
    """One text's facts. A section is `kind|title`, several kinds parted by `/`, with `?` in front where it may lack."""

    sections: tuple[str, ...]
    plan: dict[str, str | int]
    duty: tuple[Duty, ...]
    departments: dict[str, tuple[str, str, str]] = Field(default_factory=dict)
    indicator: tuple[Target, ...] = ()


def read(name: str) -> PlanFacts:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return read_facts(Document(f"{name}.txt", "text", "0", text))


def differences(facts: PlanFacts, expected: Expected) -> list[str]:
    """Every fact that is missing or too much, a line each."""
    return [
        *_plan(facts, expected),
        *_sections(facts, expected),
        *_duties(facts, expected),
        *_departments(facts, expected),
        *_indicators(facts, expected),
    ]


def _plan(facts: PlanFacts, expected: Expected) -> Iterator[str]:
    read = facts.plan.model_dump(mode="json")
    for key, value in expected.plan.items():
        if plain(str(read[key])) != plain(str(value)):
            yield f"plan {key}: {read[key]!r}, not {value!r}"


def _sections(facts: PlanFacts, expected: Expected) -> Iterator[str]:
    asked = {plain(title): kinds for kinds, title in (s.split("|", 1) for s in expected.sections)}
    read = {plain(section.title): section.kind.value for section in facts.sections}
    for title, kinds in asked.items():
        if title not in read and not kinds.startswith("?"):
            yield f"section missing: {title}"
        if title in read and read[title] not in kinds.removeprefix("?").split("/"):
            yield f"section {title}: {read[title]}, not {kinds}"
    yield from (f"section too much: {read[title]}|{title}" for title in read if title not in asked)


def _duties(facts: PlanFacts, expected: Expected) -> Iterator[str]:
    left = [(d.role.value, plain(d.written), plain(d.item), d.item_kind) for d in facts.responsibilities]
    for duty in expected.duty:
        item = plain(duty.item)
        for role, unit in sorted(duty.pairs()):
            hit = next((d for d in left if d[:2] == (role, unit) and _is_item(d[2], item)), None)
            if hit is None:
                yield f"duty missing: {role} {unit} for {item}"
            else:
                left.remove(hit)
    optional = [(plain(unit), plain(duty.item)) for duty in expected.duty for unit in duty.optional]
    for role, unit, item, kind in left:
        if not any(unit == may and _is_item(item, words) for may, words in optional):
            yield f"duty too much: {role} {unit} for {kind.value} {item}"


def _is_item(item: str, words: str) -> bool:
    return item == words or item.startswith(words) or (words.startswith(item) and len(item) > 7)


def _departments(facts: PlanFacts, expected: Expected) -> Iterator[str]:
    by_form = {plain(form): department for department in facts.departments for form in department.written}
    for form, wanted in expected.departments.items():
        department = by_form.get(plain(form))
        if department is None:
            yield f"department missing: {form}"
            continue
        read = (department.name, department.kind.value, department.function)
        for value, allowed in zip(read, wanted, strict=True):
            if value not in allowed.split("/"):
                yield f"department {form}: {value}, not {allowed}"


def _indicators(facts: PlanFacts, expected: Expected) -> Iterator[str]:
    read = {(plain(i.name), i.target_value) for i in facts.indicators}
    for target in expected.indicator:
        if not any(name.endswith(plain(target.name)) and value == target.value for name, value in read):
            yield f"indicator missing: {target.name} {target.value}, read {sorted(read)}"


def asked(expected: Iterable[Expected]) -> int:
    """How many facts are asked for."""
    return sum(
        len(e.plan)
        + sum(not s.startswith("?") for s in e.sections)
        + sum(len(d.pairs()) for d in e.duty)
        + 3 * len(e.departments)
        + len(e.indicator)
        for e in expected
    )
