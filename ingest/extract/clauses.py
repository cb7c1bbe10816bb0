"""The clause around a place of the text: the words between two marks, which a quote is made of."""

import re

from ingest.models import Span

CLAUSE_MARKS = "，。；！？：\n\t"
SENTENCE_MARKS = "。；！？\n\t"

CLAUSE_REACH = 200
SENTENCE_REACH = 600
"""Characters that are looked through on either side: a text without any mark stays linear to read."""

OPENING = frozenset("（〔［[【")
CLOSING = frozenset("）〕］]】")

_CLAUSE_END = re.compile(f"[{CLAUSE_MARKS}]")


def clause_start(text: str, at: int, first: int = 0) -> int:
    """Where the clause that holds this place begins, not before `first`."""
    return _last_mark(text, at, max(first, at - CLAUSE_REACH), CLAUSE_MARKS)


def clause_end(text: str, at: int, last: int | None = None) -> int:
    """Where the clause that holds this place ends, not behind `last`."""
    limit = min(len(text) if last is None else last, at + CLAUSE_REACH)
    mark = _CLAUSE_END.search(text, at, limit)
    return mark.start() if mark else max(at, limit)


def sentence_start(text: str, at: int, first: int = 0) -> int:
    """Where the sentence (up to 。 or ；) that holds this place begins, not before `first`."""
    return _last_mark(text, at, max(first, at - SENTENCE_REACH), SENTENCE_MARKS)


def clause_around(text: str, start: int, end: int, *, first: int = 0, last: int | None = None) -> Span:
    """The clause that holds text[start:end], not reaching beyond `first` and `last`."""
    return Span(clause_start(text, start, first), clause_end(text, end, last))


def commitment_around(text: str, start: int, end: int, *, first: int = 0, last: int | None = None) -> Span:
    """The clause that holds text[start:end]; where it ends with this span, the next clause is part of it.

    `到2025年，建成……` is one commitment: the words after the comma say what is due.
    """
    limit = len(text) if last is None else last
    clause = clause_around(text, start, end, first=first, last=limit)
    if clause.end == end and end < limit and text[end] in "，：":
        return Span(clause.start, clause_end(text, end + 1, limit))
    return clause


def without_odd_bracket(text: str, around: Span, start: int, end: int) -> Span:
    """The span around text[start:end] without a bracket whose other half lies outside: of `，2024年底前完成）` all but
    the mark at its end."""
    opened = _open_at(text, range(start - 1, around.start - 1, -1), OPENING, CLOSING)
    closed = _open_at(text, range(end, around.end), CLOSING, OPENING)
    if opened is not None and closed is not None:
        return around
    return Span(around.start if opened is None else opened + 1, around.end if closed is None else closed)


def _open_at(text: str, places: range, half: frozenset[str], other: frozenset[str]) -> int | None:
    """The first of these places with this half of a bracket whose other half has not been passed."""
    depth = 0
    for place in places:
        depth += (text[place] in half) - (text[place] in other)
        if depth > 0:
            return place
    return None


def _last_mark(text: str, at: int, first: int, marks: str) -> int:
    """The place behind the last of these marks between `first` and `at`, or `first`."""
    for mark in marks:
        first = max(first, text.rfind(mark, first, at) + 1)
    return first
