"""Tables that a markdown or text file holds as HTML: their rows, every cell with its place in the original."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.clean.cells import read_cell
from ingest.clean.fragment import COVERED, DROPPED, NOTHING, Fragment
from ingest.merged_cells import Place, Spreader, width_of

_TAG = re.compile(r"<(?P<close>/?)(?P<name>table|caption|tr|td|th)\b(?P<attributes>[^<>]{0,500})>", re.I)
_SPAN = re.compile(r"\b(rowspan|colspan)\s*=\s*[\"']?\s*(\d{1,4})", re.I)
_DROPPED = re.compile(rf"</?[a-zA-Z][^<>]{{0,500}}>|{DROPPED.pattern}")
_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True)
class _Cell:
    words: Fragment
    rows: int
    columns: int


@dataclass(slots=True)
class HtmlTable:
    """From its first tag to its last. A row of one cell is a caption, or text in a frame."""

    start: int
    end: int
    rows: list[list[_Cell]] = field(default_factory=list)

    def spread_rows(self) -> Iterator[tuple[Fragment, ...]]:
        """The rows with as many cells each; a cell that reaches down stands in its first row only."""
        spreader = Spreader[_Cell](width_of(self.rows))
        for index, row in enumerate(self.rows):
            if len(row) == 1 and spreader.is_free and row[0].columns >= spreader.width and not row[0].words.covered:
                yield (row[0].words,)
                continue
            yield tuple(map(_shown, spreader.spread(row, left=len(self.rows) - index)))


def find_html_tables(original: str) -> list[HtmlTable]:
    """The tables from top to bottom; one inside another is words of the outer one's cell."""
    return list(_find(original)) if "<t" in original or "<T" in original else []


def _find(original: str) -> Iterator[HtmlTable]:
    table: HtmlTable | None = None
    depth = 0
    cell: tuple[int, str] | None = None
    for found in _TAG.finditer(original):
        name, closes = found["name"].lower(), bool(found["close"])
        if name == "table":
            depth = max(0, depth - 1) if closes else depth + 1
        if table is None:
            if name == "table" and not closes:
                table = HtmlTable(found.start(), found.end())
            continue
        if depth > 1 or (name == "table" and depth > 0):
            continue
        if cell is not None:
            table.rows[-1].append(_read(original, cell, found.start()))
            cell = None
        table.end = found.end()
        if name == "table":
            yield table
            table = None
        elif not closes and name in ("tr", "caption"):
            table.rows.append([])
        if table is not None and not closes and name != "tr":
            if not table.rows:
                table.rows.append([])
            cell = found.end(), found["attributes"]
    if table is not None:
        yield table


def _read(original: str, cell: tuple[int, str], end: int) -> _Cell:
    spans = {name.lower(): max(1, int(number)) for name, number in _SPAN.findall(cell[1])}
    return _Cell(read_cell(original, cell[0], end, _DROPPED), spans.get("rowspan", 1), spans.get("colspan", 1))


def _shown(place: Place[_Cell]) -> Fragment:
    if place.cell is None:
        return NOTHING
    return COVERED if place.from_above else place.cell.words
