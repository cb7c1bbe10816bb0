"""Tables whose cells were written one behind the other without a mark between them: a head of known words, and below it
rows that are told by where their units stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.clean.cell_forms import Kind, read_head
from ingest.clean.fragment import NOTHING, Fragment, part
from ingest.clean.lines import Line
from ingest.rulebook import load_rules

_FEWEST_HEADS = 3
_SHORTEST, _LONGEST = 8, 60
_LONGEST_PIECE = 12
_LONGEST_ROW = 400
_MOST_MISSED = 2
"""Lines in a row that are none: the second storey of a head, what a page break left."""


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the heads of a line end, and what they head."""

    ends: tuple[int, ...]
    columns: tuple[Kind, ...]


def with_squeezed_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines; those of a squeezed table with their cells."""
    found: list[Line] = []
    head: _Head | None = None
    missed = 0
    for line in lines:
        begins = _read_head(line)
        if begins is not None and _names_tasks(begins):
            head, missed = begins, 0
            found.append(_as_row(line, _parts(line, begins.ends)))
            continue
        row = _row(line, head.columns) if head is not None else []
        missed = 0 if row else missed + 1
        if missed > _MOST_MISSED:
            head = None
        found.append(_as_row(line, row) if row else line)
    return found


def _read_head(line: Line) -> _Head | None:
    """The heads that a line consists of, without a mark between them."""
    if line.cells is not None or not _SHORTEST <= len(line.folded) <= _LONGEST or line.folded[-1] in "。；：，":
        return None
    if not any(words in line.folded for words in load_rules("tables").words["who"]):
        return None
    ends = _ends_of_heads(line.folded)
    if len(ends) < _FEWEST_HEADS:
        return None
    pieces = (line.folded[a:b] for a, b in zip((0, *ends), ends, strict=False))
    return _Head(ends, tuple(kind for piece in pieces if (kind := read_head(piece)) is not None))


def _names_tasks(head: _Head) -> bool:
    return Kind.ITEM in head.columns and Kind.WHO in head.columns


def _ends_of_heads(folded: str) -> tuple[int, ...]:
    """Where each head ends, the longest taken first; nothing where the words are more than heads."""
    ends: list[int] = []
    at = 0
    while at < len(folded):
        stops = range(min(len(folded), at + _LONGEST_PIECE), at + 1, -1)
        end = next((stop for stop in stops if read_head(folded[at:stop]) is not None), None)
        if end is None:
            return ()
        ends.append(end)
        at = end
    return tuple(ends)


def _row(line: Line, columns: Sequence[Kind]) -> list[Fragment]:
    """The cells of a row, by the units in it; nothing where it has none in their place."""
    if line.cells is not None or len(line.folded) > _LONGEST_ROW:
        return []
    found = _pattern("squeezed-row").match(line.folded) or _pattern("squeezed-sentence").match(line.folded)
    if found is None:
        return []
    cells = [NOTHING] * len(columns)
    for name, column in _places(columns):
        if name in found.groupdict() and found[name]:
            cells[column] = part(line.words, *found.span(name))
    return cells


def _places(columns: Sequence[Kind]) -> Iterator[tuple[str, int]]:
    """The columns that the parts of a row belong to."""
    who = [column for column, kind in enumerate(columns) if kind is Kind.WHO]
    items = [column for column in range(who[0]) if columns[column] is Kind.ITEM]
    behind = range(who[-1] + 1, len(columns))
    yield from (("number", column) for column, kind in enumerate(columns) if kind is Kind.NUMBER)
    yield from (("item", column) for column in items[-1:])
    yield from zip(("who", "others"), who, strict=False)
    yield from (("rest", column) for column in behind[:1])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return load_rules("tables")[name].regex


def _parts(line: Line, ends: Sequence[int]) -> list[Fragment]:
    return [part(line.words, a, b) for a, b in zip((0, *ends), ends, strict=False)]


def _as_row(line: Line, cells: Sequence[Fragment]) -> Line:
    return replace(line, cells=tuple(cells), words=NOTHING, folded="")
