"""Tables of works whose cells stand one a line: rows put together around the cell of each that can be told by its form."""

import re
from collections.abc import Iterator, Sequence

from ingest.clean.fold import fold
from ingest.extract.project_names import RULES
from ingest.models import Cell, Paragraph, Reading, Table

FEWEST_HEADS = 3
MOST_HEADS = 12
LONGEST_HEAD = 16
LONGEST_CELL = 200

FEWEST_ROWS = 2

_SPACES = re.compile(r"\s+")
_ANCHORS: tuple[tuple[str, str], ...] = (
    ("column-build", "cell-build"),
    ("column-years", "cell-years"),
    ("column-money", "cell-money"),
)
"""The columns whose cells can be told by their form, the surest first: their head's rule and their cells'."""


def find_project_cell_tables(reading: Reading) -> tuple[Table, ...]:
    """The tables of works that the paragraphs hold with one cell a line, as tables of rows."""
    return tuple(_find(reading))


def _find(reading: Reading) -> Iterator[Table]:
    paragraphs = reading.cleaned.paragraphs
    at = 0
    while at < len(paragraphs):
        heads = _heads(reading, paragraphs, at)
        names = [index for index, head in enumerate(heads) if RULES["column-work"].regex.search(head)]
        at += max(1, len(heads))
        if len(heads) < FEWEST_HEADS or not names:
            continue
        first = at - len(heads)
        cells = _cells(reading, paragraphs, at)
        if len(rows := _rows(heads, names[0], cells)) >= FEWEST_ROWS:
            head = tuple(_cell(reading, paragraph) for paragraph in paragraphs[first:at])
            yield Table(head[0].start, max(cell.end for cell in rows[-1]), (head, *rows))
            at += len(cells)


def _heads(reading: Reading, paragraphs: Sequence[Paragraph], at: int) -> list[str]:
    """The words of the paragraphs from `at` on that are each the head of a column."""
    heads: list[str] = []
    for paragraph in paragraphs[at : at + MOST_HEADS]:
        words = _SPACES.sub("", fold(reading.cleaned.text[paragraph.start : paragraph.end]))
        if len(words) > LONGEST_HEAD or not RULES["column-head"].regex.search(words):
            break
        heads.append(words)
    return heads


def _cells(reading: Reading, paragraphs: Sequence[Paragraph], at: int) -> list[Cell]:
    """The cells from `at` on, up to a paragraph too long for one."""
    cells: list[Cell] = []
    for paragraph in paragraphs[at:]:
        cell = _cell(reading, paragraph)
        if len(cell.text) > LONGEST_CELL or RULES["opens-text"].regex.search(fold(cell.text)):
            break
        cells.append(cell)
    return cells


def _cell(reading: Reading, paragraph: Paragraph) -> Cell:
    return Cell(paragraph.start, paragraph.end, reading.cleaned.text[paragraph.start : paragraph.end])


def _rows(heads: Sequence[str], name: int, cells: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """The rows around the cells of the first column that can be told, each from its name to its last column."""
    for head_rule, cell_rule in _ANCHORS:
        anchor = next((at for at, head in enumerate(heads) if RULES[head_rule].regex.search(head)), None)
        if anchor is None or anchor <= name:
            continue
        told = [at for at, cell in enumerate(cells) if RULES[cell_rule].regex.search(fold(cell.text).strip())]
        if len(told) >= FEWEST_ROWS:
            starts = [at - (anchor - name) for at in told]
            return [_row(heads, name, cells[at : at + len(heads) - name]) for at in starts if at >= 0]
    return []


def _row(heads: Sequence[str], name: int, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    blank = Cell(cells[0].start, cells[0].start, "")
    return (*[blank] * name, *cells, *[blank] * (len(heads) - name - len(cells)))
