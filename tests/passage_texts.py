"""Short plans in many hands, each with what a careful reader finds in it (tests/passages/).

A passage is followed by `---` and its facts, a line each: `S title`, `R role|unit|item`, `I name|operator|value|unit|year`,
`P name`, `D text|date or recurrence`. An item is told by words that it holds; several readings that are all right are parted
by ` / `; `?` in front marks a fact that may lack, `~` one that is not read yet.
"""

from collections.abc import Iterator
from pathlib import Path

from ingest.evaluate.same import plain
from ingest.models import Document
from ingest.walk import read_facts
from schema.evidence import Frozen
from schema.facts import PlanFacts

FOLDER = Path(__file__).parent / "passages"

Fact = tuple[str, ...]
"""The letter of its kind, then its fields."""


class Line(Frozen):
    """A fact that is asked for: for each of its fields the readings that are all right."""

    written: str
    mark: str
    kind: str
    fields: tuple[tuple[str, ...], ...]

    def is_met_by(self, fact: Fact) -> bool:
        kind, *found = fact
        return kind == self.kind and all(_is_one_of(*pair) for pair in zip(found, self.fields, strict=True))


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def differences(name: str) -> list[str]:
    """Every fact of a passage that is missing or too much, a line each; and each that is read and was not said to be."""
    text, _, asked = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n---\n")
    left = list(_facts(read_facts(Document(f"{name}.txt", "text", "0", text))))
    found: list[str] = []
    for line in sorted(map(_line, asked.splitlines()), key=lambda line: line.mark):
        fact = next((fact for fact in left if line.is_met_by(fact)), None)
        if fact is not None:
            left.remove(fact)
        if fact is None and not line.mark:
            found.append(f"missing: {line.written}")
        if fact is not None and line.mark == "~":
            found.append(f"read now: {line.written}")
    return [*found, *(f"too much: {' | '.join(fact)}" for fact in left)]


def _line(written: str) -> Line:
    mark = written[0] if written[0] in "?~" else ""
    kind, _, fields = written.removeprefix(mark).partition(" ")
    readings = (tuple(plain(reading) for reading in field.split(" / ")) for field in fields.split("|"))
    return Line(written=written, mark=mark, kind=kind, fields=tuple(readings))


def _is_one_of(found: str, readings: tuple[str, ...]) -> bool:
    """Whether a field is one of these; of an item, marked by `…`, whether it holds the words of one."""
    own = plain(found)
    return any(own == reading or (found.startswith("…") and reading in own) for reading in readings)


def _facts(facts: PlanFacts) -> Iterator[Fact]:
    for section in facts.sections:
        yield "S", section.title.rstrip("。；")
    for duty in facts.responsibilities:
        yield "R", duty.role.value, duty.written, f"…{duty.item}"
    for target in facts.indicators:
        value = f"{target.target_value:g}"
        yield "I", target.name, target.operator.value, value, target.unit or "", str(target.target_year or "")
    for project in facts.projects:
        yield "P", project.name
    for deadline in facts.deadlines:
        yield "D", deadline.text, str(deadline.date or deadline.recurrence or "")
