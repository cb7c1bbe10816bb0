"""A table of a DOCX as rows of cells with how far each of them reaches."""

from typing import Any

from docx.oxml.ns import qn

from ingest.read.docx_numbers import Numbering
from ingest.read.docx_text import paragraph_text
from ingest.read.tables import MergedCell

_PARAGRAPH, _ROW, _CELL = qn("w:p"), qn("w:tr"), qn("w:tc")
_FORMAT, _SPAN, _MERGE, _VALUE = qn("w:tcPr"), qn("w:gridSpan"), qn("w:vMerge"), qn("w:val")
_DELETED = f"{qn('w:trPr')}/{qn('w:del')}"
_WRAPPERS = frozenset(qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins"))
_MOST_SPANNED = 200

_Placed = tuple[int, int, bool, tuple[str, ...]]
"""Column, columns covered, whether it goes on with the cell above, lines."""


def read_rows(table: Any, numbering: Numbering) -> list[tuple[MergedCell, ...]]:
    """The rows; a cell that is merged downwards stands in its first row only, with the number of its rows."""
    placed = [_place_cells(row, numbering) for row in _inside(table, _ROW) if row.find(_DELETED) is None]
    reach: dict[int, int] = {}
    rows: list[tuple[MergedCell, ...]] = []
    for cells in reversed(placed):
        below = reach
        reach = {column: below.get(column, 0) + 1 for column, _, goes_on, _ in cells if goes_on}
        rows.append(
            tuple(
                MergedCell(lines, rows=below.get(column, 0) + 1, columns=columns)
                for column, columns, goes_on, lines in cells
                if not goes_on
            )
        )
    return rows[::-1]


def _place_cells(row: Any, numbering: Numbering) -> list[_Placed]:
    cells: list[_Placed] = []
    column = 0
    for cell in _inside(row, _CELL):
        columns, goes_on = _reach(cell)
        lines = tuple(
            line
            for paragraph in cell.iter(_PARAGRAPH)
            for line in paragraph_text(paragraph, numbering).split("\n")
            if line.strip()
        )
        cells.append((column, columns, goes_on, lines))
        column += columns
    return cells


def _reach(cell: Any) -> tuple[int, bool]:
    """How many columns a cell covers, and whether it goes on with the cell above."""
    form = cell.find(_FORMAT)
    if form is None:
        return 1, False
    span, merge = form.find(_SPAN), form.find(_MERGE)
    said = "1" if span is None else span.get(_VALUE, "1")
    columns = max(1, min(int(said), _MOST_SPANNED)) if said.isdecimal() and len(said) < 6 else 1
    return columns, merge is not None and merge.get(_VALUE, "continue") == "continue"


def _inside(around: Any, tag: str) -> list[Any]:
    """Children of a tag, those wrapped in content controls too."""
    found: list[Any] = []
    pending = list(reversed(around))
    while pending:
        element = pending.pop()
        if element.tag == tag:
            found.append(element)
        elif element.tag in _WRAPPERS:
            pending.extend(reversed(element))
    return found
