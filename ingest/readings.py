"""How characters are read, `務(wù)`: cleaning leaves it out of the words that rules read, evidence prints it again."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import partial

from ingest.clean.fragment import READING
from schema.facts import PlanFacts

_READ = re.compile(rf"([\u4e00-\u9fff])({READING})")
_QUOTING: Mapping[str, tuple[str, ...]] = {
    "sections": ("title",),
    "departments": ("written",),
    "measures": ("quote", "text"),
    "responsibilities": ("quote", "written", "item"),
    "indicators": ("quote", "name", "written_departments"),
    "projects": ("quote", "name", "parent"),
    "deadlines": ("quote", "text"),
    "mentions": ("quote", "written"),
}
"""The fields of each kind of fact that are the document's own words."""


def with_readings(facts: PlanFacts, original: str) -> PlanFacts:
    """The facts, their words letter for letter as the document has them."""
    readings = _find_readings(original)
    if not readings:
        return facts
    print_again = partial(_printed, readings=readings)
    return facts.model_copy(
        update={
            kind: tuple(
                fact.model_copy(update={field: print_again(getattr(fact, field)) for field in fields})
                for fact in getattr(facts, kind)
            )
            for kind, fields in _QUOTING.items()
        }
    )


def _find_readings(original: str) -> dict[str, str]:
    """What stands behind a character, of those that it stands behind more often than not."""
    found = Counter(match.groups() for match in _READ.finditer(original))
    return {
        character: reading for (character, reading), count in found.items() if count * 2 > original.count(character)
    }


def _printed(words: str | tuple[str, ...] | None, *, readings: Mapping[str, str]) -> str | tuple[str, ...] | None:
    if isinstance(words, tuple):
        return tuple(_print(each, readings) for each in words)
    return _print(words, readings) if words is not None else None


def _print(words: str, readings: Mapping[str, str]) -> str:
    """Each character with its reading, unless that stands behind it already."""
    return "".join(
        character if words.startswith(readings.get(character, ""), place) else character + readings[character]
        for place, character in enumerate(words, 1)
    )
