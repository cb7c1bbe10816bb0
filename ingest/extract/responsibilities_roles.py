"""Which words of a statement give which units a role: markers of role, and notes on how to read the list."""

from collections.abc import Iterator

from ingest.extract.clauses import CLOSING, OPENING
from ingest.models import Span
from ingest.rulebook import load_rules
from schema.roles import Role

BOOK = "responsibilities"
_NOTES = ("first_leads", "no_lead_named", "all_below", "below_too", "time_note")
_SEPARATORS = " \t\n，；、。：由"


def notes_from(folded: str, start: int, end: int) -> int:
    """Where notes on how to read the list (列第一位者为牵头单位, 下同, 以下均需…) begin."""
    rules = load_rules(BOOK)
    notes = (rules[name].regex.search(folded, start, end) for name in _NOTES)
    below = min((note.start() for note in notes if note is not None), default=end)
    return _open_bracket(folded, start, below) if below < end else below


def _open_bracket(folded: str, start: int, place: int) -> int:
    """Where the outermost bracket opens that is still open at a place, else the place."""
    depth, opened = 0, place
    for at in range(place - 1, start - 1, -1):
        depth += (folded[at] in CLOSING) - (folded[at] in OPENING)
        if depth < 0:
            depth, opened = 0, at
    return opened


def role_spans(folded: str, start: int, end: int, default: Role) -> Iterator[tuple[Role, Span, Span]]:
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
        if listed.start < listed.end and not _names_persons(folded, listed):
            yield role, Span(listed.start, marker.end()), listed
        after_joint = marker.lastgroup == "joint"
        has_lead = marker.lastgroup == "lead"
        begin = marker.end()
    listed = _listed(folded, begin, end)
    if listed.start < listed.end and not _names_persons(folded, listed):
        yield Role.SUPPORT if after_joint else default, listed, listed


def _names_persons(folded: str, listed: Span) -> bool:
    """Whether a list is one of persons, who answer for the units that the statement names beside them."""
    return load_rules(BOOK)["person_list"].regex.search(folded, listed.start, listed.end) is not None


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
    return sum(map(inside.count, OPENING)) > sum(map(inside.count, CLOSING))


def _trim(folded: str, start: int, end: int) -> Span:
    while start < end and folded[start] in _SEPARATORS:
        start += 1
    while end > start and folded[end - 1] in _SEPARATORS:
        end -= 1
    return Span(start, end)
