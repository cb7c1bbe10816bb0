"""Strokes -> tables: the cells that rulings enclose, with those that are merged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.read.layout import Stroke, TextLine, Word, group_rows, set_lines
from ingest.read.tables import MergedCell

_NEAR = 3.0
"""Points that two strokes may miss each other by and still meet."""
_COVERED = 0.6
_LEAST_GAP = 4.0
_SHORTEST = 8.0
_MOST_STROKES = 5_000
_MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page: where its columns and rows part, and which of the small cells belong together."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    merged: tuple[tuple[int, ...], ...]
    """For each small cell, row by row, the number of the cell that it is part of."""

    @property
    def is_table(self) -> bool:
        """Whether there is more than one column; a frame around text is none."""
        return len(self.rows) > 2 and any(len(set(row)) > 1 for row in self.merged)

    def holds(self, word: Word) -> bool:
        middle = (word.left + word.right) / 2
        return self.columns[0] <= middle <= self.columns[-1] and self.rows[0] <= word.middle <= self.rows[-1]

    def cells(self, words: Iterable[Word]) -> list[tuple[MergedCell, ...]]:
        """The table's rows with the words that stand in them."""
        inside: dict[int, list[Word]] = {}
        for word in words:
            row = _slot(self.rows, word.middle)
            column = _slot(self.columns, (word.left + word.right) / 2)
            inside.setdefault(self.merged[row][column], []).append(word)
        return [tuple(self._row_cells(row, inside)) for row in range(len(self.merged))]

    def _row_cells(self, row: int, inside: dict[int, list[Word]]) -> Iterable[MergedCell]:
        for cell in dict.fromkeys(self.merged[row]):
            if row and cell in self.merged[row - 1]:
                continue
            lines = set_lines(inside.get(cell, ()))
            first, columns = self.merged[row].index(cell), self.merged[row].count(cell)
            yield MergedCell(
                lines=tuple(set_cell(lines, self.columns[first], self.columns[first + columns])),
                rows=sum(cell in below for below in self.merged[row:]),
                columns=columns,
                sureness=min((line.sureness for line in lines if line.sureness is not None), default=None),
            )


def find_tables(strokes: Sequence[Stroke], words: Sequence[Word]) -> list[Grid]:
    """The grids that part all of a table's cells. One of which only the head or every other row is shaded does not."""
    return [grid for grid in find_grids(strokes) if grid.is_table and not _is_only_shaded(grid, words)]


def _is_only_shaded(grid: Grid, words: Iterable[Word]) -> bool:
    """Whether the words of a row that no upright stroke parts keep to the columns of the others."""
    inside = [word for word in words if grid.holds(word)]
    for index, row in enumerate(grid.merged):
        if len(set(row)) == 1:
            here = [word for word in inside if _slot(grid.rows, word.middle) == index]
            if here and _keeps_to_columns(here, grid.columns):
                return True
    return False


def _keeps_to_columns(words: Sequence[Word], columns: Sequence[float]) -> bool:
    crossed = any(word.left + _NEAR < at < word.right - _NEAR for word in words for at in columns[1:-1])
    gaps = [(a.right, b.left) for row in group_rows(words) for a, b in pairwise(row) if b.left - a.right >= _LEAST_GAP]
    parted = {at for at in columns[1:-1] if any(end <= at <= start for end, start in gaps)}
    return not crossed and len(parted) > 1 and len(parted) * 2 >= len(columns) - 2


def set_cell(lines: Sequence[TextLine], left: float, right: float) -> Iterator[str]:
    """The paragraphs of a cell between these borders: a line that fills the cell's width goes on in the next."""
    paragraph = ""
    for line in lines:
        padding = min(line.size, max(0.0, min(each.left for each in lines) - left))
        paragraph += (" " if paragraph[-1:].isascii() and line.text[:1].isascii() and paragraph else "") + line.text
        if line.right - line.left < right - left - 2 * padding - line.size:
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def find_grids(strokes: Sequence[Stroke]) -> list[Grid]:
    """The grids that strokes draw, from top to bottom."""
    kept = [stroke for stroke in strokes if stroke.end - stroke.start >= _SHORTEST]
    if len(kept) > _MOST_STROKES:
        return []
    joined = _without_column_rules(_joined(kept))
    grids = [grid for group in _groups(joined) if (grid := _grid(group)) is not None]
    return sorted(grids, key=lambda grid: grid.rows[0])


def _joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Strokes that go on in one another, cell by cell, as one."""
    result: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda s: (s.upright, round(s.at / _NEAR), s.start)):
        last = result[-1] if result else None
        if (
            last is not None
            and last.upright == stroke.upright
            and abs(last.at - stroke.at) <= _NEAR
            and stroke.start <= last.end + _NEAR
            and stroke.end >= last.start - _NEAR
        ):
            start, end = min(last.start, stroke.start), max(last.end, stroke.end)
            result[-1] = Stroke(last.upright, last.at, start, end)
        else:
            result.append(stroke)
    return result


def _without_column_rules(strokes: Sequence[Stroke]) -> list[Stroke]:
    """The strokes without those that only part two columns of prose: alone at their height, and crossed by none."""
    upright = [stroke for stroke in strokes if stroke.upright]
    flat = [stroke for stroke in strokes if not stroke.upright]
    return [stroke for stroke in strokes if not (stroke.upright and _is_alone(stroke, upright, flat))]


def _is_alone(stroke: Stroke, upright: Sequence[Stroke], flat: Sequence[Stroke]) -> bool:
    crossed = any(
        each.start - _NEAR <= stroke.at <= each.end + _NEAR and stroke.start + _NEAR < each.at < stroke.end - _NEAR
        for each in flat
    )
    length = stroke.end - stroke.start
    return not crossed and not any(
        abs(each.at - stroke.at) > _NEAR and min(each.end, stroke.end) - max(each.start, stroke.start) > length / 2
        for each in upright
    )


def _groups(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """Strokes that meet, directly or through others."""
    flat = [s for s in strokes if not s.upright]
    upright = [s for s in strokes if s.upright]
    group = list(range(len(strokes)))
    ordered = [*flat, *upright]

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, across in enumerate(flat):
        for j, down in enumerate(upright, start=len(flat)):
            if (
                across.start - _NEAR <= down.at <= across.end + _NEAR
                and down.start - _NEAR <= across.at <= down.end + _NEAR
            ):
                group[root(j)] = root(i)
    found: dict[int, list[Stroke]] = {}
    for index, stroke in enumerate(ordered):
        found.setdefault(root(index), []).append(stroke)
    return [members for members in found.values() if len(members) > 3]


def _grid(strokes: Sequence[Stroke]) -> Grid | None:
    flat = [s for s in strokes if not s.upright]
    upright = [s for s in strokes if s.upright]
    if len(flat) < 2 or not upright:
        return None
    columns = _clusters([*(s.at for s in upright), min(s.start for s in flat), max(s.end for s in flat)])
    rows = _clusters([*(s.at for s in flat), min(s.start for s in upright), max(s.end for s in upright)])
    if not 1 < len(columns) <= _MOST_LINES or not 1 < len(rows) <= _MOST_LINES:
        return None
    return Grid(columns, rows, _merge(columns, rows, flat, upright))


def _clusters(places: Iterable[float]) -> tuple[float, ...]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return tuple(kept)


def _merge(
    columns: Sequence[float], rows: Sequence[float], flat: Sequence[Stroke], upright: Sequence[Stroke]
) -> tuple[tuple[int, ...], ...]:
    """Small cells that no stroke parts are one."""
    width = len(columns) - 1
    cells = list(range(width * (len(rows) - 1)))
    for row in range(len(rows) - 1):
        for column in range(width):
            here = row * width + column
            if column + 1 < width and not _is_parted(upright, columns[column + 1], rows[row], rows[row + 1]):
                _unite(cells, here, here + 1)
            if row + 2 < len(rows) and not _is_parted(flat, rows[row + 1], columns[column], columns[column + 1]):
                _unite(cells, here, here + width)
    return tuple(tuple(_root(cells, row * width + c) for c in range(width)) for row in range(len(rows) - 1))


def _is_parted(strokes: Sequence[Stroke], at: float, start: float, end: float) -> bool:
    covered = sum(
        max(0.0, min(end, stroke.end) - max(start, stroke.start)) for stroke in strokes if abs(stroke.at - at) <= _NEAR
    )
    return covered >= (end - start) * _COVERED


def _root(cells: list[int], index: int) -> int:
    while cells[index] != index:
        index = cells[index]
    return index


def _unite(cells: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(cells, one), _root(cells, other)))
    cells[second] = first


def _slot(places: Sequence[float], at: float) -> int:
    """Between which two of these places something stands."""
    inner = places[1:-1]
    return sum(at >= place for place in inner)
