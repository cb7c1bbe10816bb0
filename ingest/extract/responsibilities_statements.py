"""Statements of who does what: in brackets behind a text, or behind a label on a line of their own."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.extract.responsibilities_gaps import is_gap
from ingest.extract.responsibilities_parts import (
    Statement,
    find_labels,
    lead_first,
    read_labels,
    read_roles,
    reads_whole,
)
from ingest.extract.responsibilities_roles import BOOK
from ingest.extract.responsibilities_tails import find_tail_statements
from ingest.extract.unit_certainty import are_only_units
from ingest.models import Cleaned, Span, Table
from ingest.resolve.cities import is_division
from ingest.resolve.unit_names import is_group, kind_by_suffix
from ingest.rulebook import load_rules
from schema.roles import Role

_PAIRS = {"（": "）", "〔": "〕", "［": "］", "[": "]", "【": "】"}
_CLOSING = frozenset(_PAIRS.values())
LONGEST = 900
"""Characters of the longest statement."""
_ENDS = frozenset({"", "\n", "。", "；"})
_NAME_ENDS = "、”》的"
_SHORTEST = 3
_SHORTEST_WORDS = 6
_LONGEST_WORDS = 60
_BARE = "bracket_units"
_ROLE = "负责"
_GUIDED = "指导"
"""A form of its own: who guides stands first and does not lead."""


def find_statements(cleaned: Cleaned) -> tuple[Statement, ...]:
    """The statements of a text in order; table rows are left to the reader of tables."""
    folded = cleaned.folded
    brackets = list(_bracket_statements(folded))
    lines = _outside(_label_statements(folded), brackets)
    marked = sorted((*brackets, *lines), key=lambda s: s.start)
    tails = _outside(find_tail_statements(folded), marked)
    sentences = _outside(_sentence_statements(folded), sorted((*marked, *tails), key=lambda s: s.start))
    found = sorted(_outside((*marked, *tails, *sentences), cleaned.tables), key=lambda s: s.start)
    return tuple(_apply_notes(folded, found))


def _outside(statements: Iterable[Statement], spans: Sequence[Statement] | Sequence[Table]) -> list[Statement]:
    """The statements that begin in none of these spans, which are in order and apart."""
    starts = [span.start for span in spans]

    def is_inside(statement: Statement) -> bool:
        at = bisect_right(starts, statement.start) - 1
        return at >= 0 and statement.start < spans[at].end

    return [statement for statement in statements if not is_inside(statement)]


def _bracket_statements(folded: str) -> Iterator[Statement]:
    """The outermost brackets that hold a statement."""
    end = 0
    for pair in _pairs(folded):
        if pair.start >= end and (statement := _read_bracket(folded, pair)) is not None:
            end = pair.end
            yield statement


def _pairs(folded: str) -> list[Span]:
    """All pairs of brackets on one line, the outer before the inner."""
    open_marks: list[int] = []
    pairs: list[Span] = []
    for found in load_rules(BOOK)["bracket"].regex.finditer(folded):
        place = found.start()
        if folded[place] == "\n":
            open_marks.clear()
        elif folded[place] in _PAIRS:
            open_marks.append(place)
        elif open_marks:
            start = open_marks.pop()
            if _SHORTEST < place - start < LONGEST:
                pairs.append(Span(start, place + 1))
    return sorted(pairs, key=lambda pair: (pair.start, -pair.end))


def _read_bracket(folded: str, pair: Span) -> Statement | None:
    start, end = pair.start + 1, pair.end - 1
    rules = load_rules(BOOK)
    label = rules["label"].regex.search(folded, start, end) or rules["open_label"].regex.match(folded, start, end)
    if label is not None:
        parts, form = read_labels(folded, start, end, rule="bracket_label"), label[0]
    elif rules["marker"].regex.search(folded, start, end) is not None:
        parts = read_roles(folded, start, end, default=Role.RESPONSIBLE, rule="bracket_role", strict=True)
        form = _GUIDED if _GUIDED in folded[start:end] else _ROLE
    elif _may_be_bare(folded, pair) and not is_division(folded[start:end]):
        parts = read_roles(folded, start, end, default=Role.RESPONSIBLE, rule=_BARE, strict=True)
        form = _ROLE
    else:
        return None
    return Statement(pair.start, pair.end, parts, form=form) if parts else None


def _may_be_bare(folded: str, pair: Span) -> bool:
    """Whether a bracket that holds nothing but units can be a statement: it closes a line or a sentence, behind a full
    stop or behind words that name no organisation (whose second plate it would be)."""
    after = folded[pair.end : pair.end + 1]
    if after not in _ENDS:
        return False
    start = max(folded.rfind(mark, max(0, pair.start - _LONGEST_WORDS), pair.start) for mark in "。；！，：\n")
    words = folded[start + 1 : pair.start]
    name = words[max(words.rfind(mark) for mark in _NAME_ENDS) + 1 :]
    is_name = not words[-2:-1].isdigit() and (kind_by_suffix(name) is not None or is_group(name))
    return not words or (len(words) >= _SHORTEST_WORDS and not is_name)


def _label_statements(folded: str) -> Iterator[Statement]:
    """Statements behind labels outside brackets; labels that follow one another make one statement."""
    group: list[Statement] = []
    for span, label in _label_spans(folded):
        parts = read_labels(folded, span.start, span.end, rule="line_label")
        if not parts:
            continue
        if group and (not is_gap(folded, group[-1].end, span.start) or _repeats(group, label)):
            yield _merge(group)
            group = []
        group.append(Statement(span.start, span.end, parts, form=label))
    if group:
        yield _merge(group)


def _sentence_statements(folded: str) -> Iterator[Statement]:
    """Sentences that are nothing but a statement: `市水利局牵头，市财政局、市气象局按职责分工负责。`"""
    end = 0
    for found in load_rules(BOOK)["sentence_end"].regex.finditer(folded):
        first = max(end, found.end() - LONGEST)
        start = max(first, *(folded.rfind(mark, first, found.start()) + 1 for mark in "。！；\n"))
        if reads_whole(folded, start, found.end()):
            parts = read_roles(
                folded, start, found.end(), default=Role.RESPONSIBLE, rule="sentence_statement", strict=True
            )
            yield Statement(start, found.end(), parts, form=_ROLE)
        end = found.end()


def _label_spans(folded: str) -> Iterator[tuple[Span, str]]:
    """Each label with its list, up to the next label, the full stop or the end of the line."""
    labels = find_labels(folded)
    for place, label in enumerate(labels):
        limit = labels[place + 1].start() if place + 1 < len(labels) else len(folded)
        limit = min(limit, label.end() + LONGEST)
        yield Span(label.start(), _list_end(folded, label.end(), limit)), label[0]


def _list_end(folded: str, start: int, limit: int) -> int:
    """Where the list behind a label ends: with its sentence, or behind the lines of units below it."""
    stops = (folded.find(mark, start, limit) for mark in "。\n")
    end = min((stop for stop in stops if stop >= 0), default=limit)
    line = load_rules(BOOK)["unit_line"].regex
    while end < limit and folded[end] == "\n" and (below := line.match(folded, end + 1, limit)) is not None:
        if not are_only_units(folded, *below.span()):
            break
        end = below.end()
    return end


def _repeats(group: Sequence[Statement], label: str) -> bool:
    """Whether a label stands in the group already: what follows it is another statement."""
    return any(statement.form == label for statement in group)


def _merge(group: Sequence[Statement]) -> Statement:
    return replace(group[0], end=group[-1].end, parts=tuple(part for each in group for part in each.parts))


def _apply_notes(folded: str, statements: Sequence[Statement]) -> Iterator[Statement]:
    """From a note `列第一位者为牵头单位` on, the first unit of a statement of that form leads.

    A note that stands outside every statement is for all of them.
    """
    notes = list(load_rules(BOOK)["first_leads"].regex.finditer(folded))
    forms = {"*"} if any(not _holding(statements, note.start()) for note in notes) else set[str]()
    for statement in statements:
        if any(statement.start <= note.start() < statement.end for note in notes):
            forms.add(statement.form)
        applies = statement.form in forms or "*" in forms
        yield replace(statement, parts=lead_first(statement.parts)) if applies else statement


def _holding(statements: Sequence[Statement], place: int) -> bool:
    return any(statement.start <= place < statement.end for statement in statements)
