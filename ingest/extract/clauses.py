"""The clause around a place of the text: the words between two marks, which a quote is made of."""

from ingest.models import Span

CLAUSE_MARKS = frozenset("，。；！？：\n\t")
SENTENCE_MARKS = frozenset("。；！？\n\t")

REACH = 600
"""Characters that are looked through on either side: a text without any mark stays linear to read."""


def clause_around(text: str, start: int, end: int, *, first: int = 0, last: int | None = None) -> Span:
    """The clause that holds text[start:end], not reaching beyond `first` and `last`."""
    limit = len(text) if last is None else last
    return Span(_back(text, start, first, CLAUSE_MARKS), _forth(text, end, limit, CLAUSE_MARKS))


def commitment_around(text: str, start: int, end: int, *, first: int = 0, last: int | None = None) -> Span:
    """The clause that holds text[start:end]; where it ends with this span, the next clause is part of it.

    `到2025年，建成……` is one commitment: the words after the comma say what is due.
    """
    limit = len(text) if last is None else last
    clause = clause_around(text, start, end, first=first, last=limit)
    if clause.end == end and end < limit and text[end] in "，：":
        return Span(clause.start, _forth(text, end + 1, limit, CLAUSE_MARKS))
    return clause


def sentence_start(text: str, start: int, first: int = 0) -> int:
    """Where the sentence (up to 。 or ；) that holds this place begins."""
    return _back(text, start, first, SENTENCE_MARKS)


def _back(text: str, at: int, first: int, marks: frozenset[str]) -> int:
    first = max(first, at - REACH)
    while at > first and text[at - 1] not in marks:
        at -= 1
    return at


def _forth(text: str, at: int, last: int, marks: frozenset[str]) -> int:
    last = min(last, at + REACH)
    while at < last and text[at] not in marks:
        at += 1
    return at
