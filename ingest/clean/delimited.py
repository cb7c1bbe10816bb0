"""Tables whose cells are parted by a comma or a semicolon, as a spreadsheet is saved as text: a head of known words, and
below it rows of as many fields."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.clean.cell_forms import LONGEST_HEAD, Kind, is_number, read_head
from ingest.clean.cell_heads import is_outer
from ingest.clean.cells import read_cell
from ingest.clean.fitted_rows import read_columns
from ingest.clean.fold import fold
from ingest.clean.fragment import NOTHING, Fragment
from ingest.clean.lines import Line

_DELIMITERS = ",;，；"
_FEWEST_FIELDS = 4
_LONGEST_LINE_OF_HEADS = 200
_LONGEST_ROW = 2000
_FIELD = {
    mark: re.compile(rf'(?:\s*"(?P<quoted>(?:[^"]|"")*)"\s*|(?P<bare>[^{mark}]*))(?P<stop>{mark}|$)')
    for mark in _DELIMITERS
}
"""A field with the delimiter behind it; in quotes it may hold the delimiter."""


def with_delimited_tables(lines: Sequence[Line], original: str) -> list[Line]:
    """The lines; those of a delimited table with their cells. Headings may part its rows, and so may a row with a mark
    inside a cell, whose fields nobody can tell."""
    found: list[Line] = []
    mark = ""
    columns: tuple[Kind, ...] = ()
    for line in lines:
        if begins := _head_mark(line, original):
            mark, columns = begins, read_columns([field.text for field in _split(line, original, begins)])
        row = _split(line, original, mark) if mark and line.cells is None else []
        is_row = bool(row) and (bool(begins) or _is_row(row, columns))
        if mark and not is_outer(line) and len(row) < len(columns):
            mark = ""
        found.append(replace(line, words=NOTHING, folded="", cells=tuple(row)) if is_row else line)
    return found


def _is_row(fields: Sequence[Fragment], columns: Sequence[Kind]) -> bool:
    """Whether a line has a field for each column and is no sentence of as many clauses."""
    first, last = fields[0].text, fields[-1].text
    if columns[0] is Kind.NUMBER and first and not is_number(fold(first)):
        return False
    return len(fields) == len(columns) and not last.endswith("。")


def _head_mark(line: Line, original: str) -> str:
    """What parts the fields of a head; nothing for any other line."""
    if line.cells is not None or line.end - line.start > _LONGEST_LINE_OF_HEADS:
        return ""
    return next((mark for mark in _DELIMITERS if _is_head(line, original, mark)), "")


def _is_head(line: Line, original: str, mark: str) -> bool:
    if original.count(mark, line.start, line.end) < _FEWEST_FIELDS - 1:
        return False
    first = original[line.start : original.find(mark, line.start)].strip('" ')
    if len(first) > LONGEST_HEAD or read_head(first) is None:
        return False
    return Kind.ITEM in read_columns([field.text for field in _split(line, original, mark)])


def _split(line: Line, original: str, mark: str) -> list[Fragment]:
    """The fields of a line; none where it is too long for a row."""
    if line.end - line.start > _LONGEST_ROW:
        return []
    spans = list(_fields(original, line.start, line.end, mark))
    borders = [*((span[1], after[0]) for span, after in pairwise(spans)), (0, 0)]
    return [read_cell(original, *span)._replace(border=border) for span, border in zip(spans, borders, strict=True)]


def _fields(original: str, start: int, end: int, mark: str) -> Iterator[tuple[int, int]]:
    while (found := _FIELD[mark].match(original, start, end)) is not None:
        yield found.span("quoted" if found["quoted"] is not None else "bare")
        if not found["stop"]:
            return
        start = found.end()
