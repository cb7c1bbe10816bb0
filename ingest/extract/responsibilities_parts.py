"""What a statement says: from its words to parts, each a role and the units that have it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.extract.units import Unit, is_unit, may_be_unit, parse_units
from ingest.models import Span
from ingest.resolve.departments import is_group
from ingest.rulebook import load_rules
from schema.roles import Role

BOOK = "responsibilities"
_OPENING = frozenset("（〔［[【")
_CLOSING = frozenset("）〕］]】")
_NOTES = ("first_leads", "no_lead_named", "all_below", "below_too", "time_note")
_LONGEST_UNSURE = 20
_SEPARATORS = " \t\n，；、。：由"


@dataclass(frozen=True, slots=True)
class Part:
    """Units of one role, and the span of the words that give it to them."""

    role: Role
    start: int
    end: int
    units: tuple[Unit, ...]
    rule: str


def find_labels(folded: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
    """The labels of units between two places, in order."""
    stop = len(folded) if end is None else end
    rules = load_rules(BOOK)
    found = [found for rule in ("label", "open_label") for found in rules[rule].regex.finditer(folded, start, stop)]
    return sorted(found, key=lambda label: label.start())


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
    below = _notes_from(folded, start, end)
    parts = [
        Part(role, span.start, span.end, units, rule)
        for role, span, listed in _role_spans(folded, start, below, default)
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
    return tuple(filter(may_be_unit, units))


def are_units(folded: str, units: Sequence[Unit]) -> bool:
    """Whether every unit of a list is surely one, or stands in a row (A、B、C) with one that surely is and can be one."""
    sure = [is_unit(unit) for unit in units]
    return all(
        sure[place]
        or (
            may_be_unit(unit)
            and len(unit.written) <= _LONGEST_UNSURE
            and any(sure[other] for other in (place - 1, place + 1) if _in_a_row(folded, units, place, other))
        )
        for place, unit in enumerate(units)
    )


def _in_a_row(folded: str, units: Sequence[Unit], place: int, other: int) -> bool:
    if not 0 <= other < len(units):
        return False
    first, second = sorted((units[place], units[other]), key=lambda unit: unit.start)
    return "、" in folded[first.end : second.start] and "，" not in folded[first.end : second.start]


def _notes_from(folded: str, start: int, end: int) -> int:
    """Where notes on how to read the list (列第一位者为牵头单位, 下同, 以下均需…) begin."""
    rules = load_rules(BOOK)
    notes = (rules[name].regex.search(folded, start, end) for name in _NOTES)
    below = min((note.start() for note in notes if note is not None), default=end)
    return _open_bracket(folded, start, below) if below < end else below


def _open_bracket(folded: str, start: int, place: int) -> int:
    """Where the outermost bracket opens that is still open at a place, else the place."""
    depth, opened = 0, place
    for at in range(place - 1, start - 1, -1):
        depth += (folded[at] in _CLOSING) - (folded[at] in _OPENING)
        if depth < 0:
            depth, opened = 0, at
    return opened


def reads_whole(folded: str, start: int, end: int) -> bool:
    """Whether a sentence is nothing but a statement: surely units and words of role, at least one unit with a name."""
    spans = [listed for _, _, listed in _role_spans(folded, start, end, Role.RESPONSIBLE)]
    lists = [parse_units(folded, listed.start, listed.end) for listed in spans]
    surely = all(units and all(map(is_unit, units)) for units in lists)
    return bool(lists) and surely and any(not is_group(unit.written) for units in lists for unit in units)


def _role_spans(folded: str, start: int, end: int, default: Role) -> Iterator[tuple[Role, Span, Span]]:
    """Role, the span of the words that give it, and the span of its list of units."""
    begin, after_joint, has_lead = start, False, False
    for marker in load_rules(BOOK)["marker"].regex.finditer(folded, start, end):
        if _is_inside_brackets(folded, start, marker.start()):
            continue
        listed = _listed(folded, begin, marker.start())
        role = _role_of(marker.lastgroup, default, after_joint)
        if (
            role is Role.SUPPORT
            and not after_joint
            and not has_lead
            and (comma := _last_comma(folded, listed)) is not None
        ):
            others = _trim(folded, listed.start, comma)
            yield default, others, others
            listed = _trim(folded, comma, listed.end)
        if listed.start < listed.end:
            yield role, Span(listed.start, marker.end()), listed
        after_joint = marker.lastgroup == "joint"
        has_lead = marker.lastgroup == "lead"
        begin = marker.end()
    listed = _listed(folded, begin, end)
    if listed.start < listed.end:
        yield Role.SUPPORT if after_joint else default, listed, listed


def _listed(folded: str, start: int, end: int) -> Span:
    """The list between two places, without what leads up to it (以上任务由)."""
    listed = _trim(folded, start, end)
    lead_in = load_rules(BOOK)["these_by"].regex.search(folded[listed.start : listed.end])
    return listed if lead_in is None else _trim(folded, listed.start + lead_in.end(), listed.end)


def _last_comma(folded: str, listed: Span) -> int | None:
    """Where the list that 配合 speaks of begins: in `A、B，C配合` behind the comma."""
    comma = max(folded.rfind(mark, listed.start, listed.end) for mark in "，；")
    return comma if comma >= 0 else None


def _role_of(marker: str | None, default: Role, after_joint: bool) -> Role:
    if after_joint:
        return Role.SUPPORT
    match marker:
        case "lead" | "joint":
            return Role.LEAD
        case "support":
            return Role.SUPPORT
        case _:
            return default


def _is_inside_brackets(folded: str, start: int, place: int) -> bool:
    inside = folded[start:place]
    return sum(map(inside.count, _OPENING)) > sum(map(inside.count, _CLOSING))


def _trim(folded: str, start: int, end: int) -> Span:
    while start < end and folded[start] in _SEPARATORS:
        start += 1
    while end > start and folded[end - 1] in _SEPARATORS:
        end -= 1
    return Span(start, end)


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
