"""What a statement says: from its words to parts, each a role and the units that have it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.extract.responsibilities_roles import BOOK, notes_from, role_spans
from ingest.extract.unit_certainty import are_units, is_unit, may_be_unit
from ingest.extract.units import Unit, parse_units
from ingest.headings import is_balanced
from ingest.models import Span
from ingest.resolve.unit_names import is_group
from ingest.rulebook import load_rules
from schema.roles import Role

_BY = "由"
_COLON = "："
_LONGEST_LABEL = 32
"""Characters of a label, a remark in brackets with it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Units of one role, and the span of the words that give it to them."""

    role: Role
    start: int
    end: int
    units: tuple[Unit, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Its place (brackets and labels with it) and its parts. `form` tells statements of one form from others, for notes
    such as `列第一位者为牵头单位，下同`."""

    start: int
    end: int
    parts: tuple[Part, ...]
    form: str


def find_labels(folded: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
    """The labels of units between two places, in order."""
    stop = len(folded) if end is None else end
    found = [*_before_colons(folded, start, stop), *load_rules(BOOK)["open_label"].regex.finditer(folded, start, stop)]
    return sorted(found, key=lambda label: label.start())


def _before_colons(folded: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The labels that end in a colon: looked for in front of each, for colons are few."""
    label = load_rules(BOOK)["label"].regex
    colon = folded.find(_COLON, start, stop)
    while colon >= 0:
        found = label.search(folded, max(start, colon - _LONGEST_LABEL), colon + 1)
        if found is not None:
            yield found
        start = colon + 1
        colon = folded.find(_COLON, start, stop)


def read_labels(folded: str, start: int, end: int, *, rule: str) -> tuple[Part, ...]:
    """The parts of `牵头单位：A；配合单位：B`; a label's list ends where another label begins."""
    labels = find_labels(folded, start, end)
    parts: list[Part] = []
    for place, label in enumerate(labels):
        stop = labels[place + 1].start() if place + 1 < len(labels) else end
        other = load_rules(BOOK)["other_label"].regex.search(folded, label.end(), stop)
        stop = other.start() if other is not None else stop
        default = label_role(label)
        for part in read_roles(folded, label.end(), stop, default=default, rule=rule, strict=False):
            parts.append(part if parts and part.start != label.end() else replace(part, start=label.start()))
    return tuple(parts)


def label_role(label: re.Match[str]) -> Role:
    return next(role for role in Role if label[role.value] is not None)


def read_roles(folded: str, start: int, end: int, *, default: Role, rule: str, strict: bool) -> tuple[Part, ...]:
    """The parts of `A牵头，B、C配合`; units that no word gives a role have the default.

    `会同` makes what stands before it lead and what follows support. A word of responsibility gives the default, so that
    `牵头单位：各有关部门按职责分工负责` leads. With `strict` a part whose units are not all surely units is none; without
    it what cannot be a unit is left out.
    """
    below = notes_from(folded, start, end)
    parts = [
        Part(role, span.start, span.end, units, rule)
        for role, span, listed in role_spans(folded, start, below, default)
        if (units := _units(folded, listed, strict=strict))
    ]
    found = load_rules(BOOK)["all_below"].regex.search(folded, below, end)
    if found is not None:
        units = parse_units(folded, *found.span("responsible"))
        parts.append(Part(Role.RESPONSIBLE, found.start(), found.end(), units, "all_below"))
    return tuple(each for part in parts for each in _with_own_roles(part))


def _units(folded: str, listed: Span, *, strict: bool) -> tuple[Unit, ...]:
    units = parse_units(folded, listed.start, listed.end)
    if strict:
        return units if are_units(folded, units) else ()
    return tuple(filter(may_be_unit, _before_next_item(folded, units)))


def _before_next_item(folded: str, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units up to a ； that something else stands behind: the words of the next item."""
    for place, (unit, following) in enumerate(pairwise(units), start=1):
        if "；" in folded[unit.end : following.start] and not is_unit(following):
            return units[:place]
    return units


def reads_whole(folded: str, start: int, end: int) -> bool:
    """Whether a sentence is nothing but a statement: surely units and words of role, at least one unit with a name, or 由
    in front."""
    if not is_balanced(folded[start:end]):
        return False
    spans = [listed for _, _, listed in role_spans(folded, start, end, Role.RESPONSIBLE)]
    lists = [parse_units(folded, listed.start, listed.end) for listed in spans]
    surely = all(units and all(map(is_unit, units)) for units in lists)
    named = folded.startswith(_BY, start) or any(not is_group(unit.written) for units in lists for unit in units)
    return bool(lists) and surely and named


def _with_own_roles(part: Part) -> Iterator[Part]:
    """The part, and one more for each role that stands in brackets behind a unit (`市教育局（牵头）、市体育局`)."""
    roles = {unit.role or part.role: None for unit in part.units}
    for role in roles:
        yield replace(part, role=role, units=tuple(u for u in part.units if (u.role or part.role) is role))


def lead_first(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with the first unit as lead, where they name none: 列第一位者为牵头单位."""
    first, *others = parts
    if first.role is not Role.RESPONSIBLE or any(part.role is Role.LEAD for part in others):
        return parts
    lead = replace(first, role=Role.LEAD, units=first.units[:1], rule="first_leads")
    rest = (replace(first, units=first.units[1:]),) if first.units[1:] else ()
    return (lead, *rest, *others)
