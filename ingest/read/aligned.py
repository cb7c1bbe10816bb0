"""Tables without upright rulings: only lines above and below (三线表), or none, told by cells that stand under each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.read.gutters import Row, Strip, extent, find_gutters, inner, read_rows, shared
from ingest.read.layout import Stroke, Word, set_lines
from ingest.read.tables import MergedCell

_FEWEST_GUTTERS = 2
_FEWEST_LINES = 3
_FEWEST_SEEDS = 2
_WIDEST_GAP = 3.0
"""Times a line's height that a row's end and the next row may be apart."""
_SAME_ROW = 0.75
_LEAST_GUTTER = 0.4
_KEPT_GUTTERS = 0.6
_LINES_LET_PASS = 0.12
_ANOTHER_GAP = 1.3
_SHARE_OF_RULED = 0.5
_WIDE_RULING = 0.6


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """Its lines, the places where a ruling runs between two of them, and its columns."""

    lines: tuple[Row, ...]
    rulings: tuple[float, ...]
    columns: tuple[Strip, ...]

    @property
    def top(self) -> float:
        return self.lines[0].top

    def holds(self, word: Word) -> bool:
        return self.top <= word.middle <= self.lines[-1].bottom

    def cells(self) -> list[tuple[MergedCell, ...]]:
        return [tuple(self._cells(row)) for row in self._rows()]

    def _rows(self) -> Iterator[list[Row]]:
        """The lines that make up each row: those without a ruling, or more than the usual space, between them."""
        ends = self._row_ends()
        row: list[Row] = []
        for index, line in enumerate(self.lines):
            row.append(line)
            if index in ends:
                yield row
                row = []
        if row:
            yield row

    def _row_ends(self) -> set[int]:
        """Indexes of the lines after which a row ends."""
        ruled = {
            i for i, (a, b) in enumerate(pairwise(self.lines)) if any(_middle(a) < y < _middle(b) for y in self.rulings)
        }
        gaps = [b.top - a.bottom for a, b in pairwise(self.lines)]
        spaced = _spaced(gaps)
        if spaced is None:
            begins = [i for i, line in enumerate(self.lines) if line.left <= self.columns[0][1]]
            several = len(begins) >= _FEWEST_SEEDS and begins[0] == 0
            spaced = {i - 1 for i in begins if i} if several else set(range(len(gaps)))
        if len(ruled) >= max(_FEWEST_SEEDS, len(spaced) * _SHARE_OF_RULED):
            return ruled
        return ruled | spaced

    def _cells(self, row: Sequence[Row]) -> Iterator[MergedCell]:
        words: list[list[Word]] = [[] for _ in self.columns]
        if len(row) == 1 and len(row[0].chunks) == 1 and len(self._columns_of(row[0].chunks[0])) > 1:
            lines = set_lines(row[0].words)
            yield MergedCell(tuple(line.text for line in lines), columns=len(words), sureness=_sureness(row[0].words))
            return
        for line in row:
            for chunk in line.chunks:
                for column, part in self._parts(chunk):
                    words[column] += part
        for cell in words:
            yield MergedCell(tuple(line.text for line in set_lines(cell)), sureness=_sureness(cell))

    def _parts(self, chunk: Sequence[Word]) -> Iterator[tuple[int, Sequence[Word]]]:
        """The words of a chunk by column. One that is centred over several columns is the head of each."""
        columns = self._columns_of(chunk)
        if len(columns) < 2:
            yield columns[0], chunk
            return
        left, right = extent(chunk)
        middle = (left + right) / 2
        if (
            not any(a <= middle <= b for a, b in self.columns)
            and right - left < _width(self.columns, columns) * _WIDE_RULING
        ):
            yield from ((column, chunk) for column in columns)
            return
        for column in columns:
            if part := [word for word in chunk if self._nearest(word) == column]:
                yield column, part

    def _columns_of(self, chunk: Sequence[Word]) -> list[int]:
        left, right = extent(chunk)
        slack = _LEAST_GUTTER * chunk[0].height
        found = [i for i, (a, b) in enumerate(self.columns) if min(b, right) - max(a, left) > min(slack, (b - a) / 2)]
        return found or [self._nearest(chunk[0])]

    def _nearest(self, word: Word) -> int:
        middle = (word.left + word.right) / 2
        return min(
            range(len(self.columns)), key=lambda i: max(self.columns[i][0] - middle, middle - self.columns[i][1])
        )


def find_aligned_tables(words: Sequence[Word], strokes: Sequence[Stroke]) -> list[AlignedTable]:
    """The tables among these words, from top to bottom."""
    rows = read_rows(words)
    rulings = [stroke for stroke in strokes if not stroke.upright]
    tables: list[AlignedTable] = []
    index = free = 0
    while index < len(rows):
        fewest = 1 if _is_ruled(rows[index], rulings) else _FEWEST_GUTTERS
        if len(rows[index].chunks) > fewest:
            first, end = _reach(rows, index, fewest)
            table = _table(rows[max(first, free) : end], rulings, fewest)
            if table is not None:
                tables.append(table)
                index = free = end
                continue
        index += 1
    return tables


def _is_ruled(row: Row, rulings: Sequence[Stroke]) -> bool:
    """Whether a line stands under a ruling and above one, and within their length."""
    over = [s for s in rulings if s.start <= row.left + row.size and s.end >= row.right - row.size]
    return any(s.at < _middle(row) for s in over) and any(s.at > _middle(row) for s in over)


def _reach(rows: Sequence[Row], seed: int, fewest: int) -> tuple[int, int]:
    """How far up and down the lines share the gutters of a line."""
    strips = rows[seed].free()
    end = seed + 1
    left, right = rows[seed].left, rows[seed].right
    while end < len(rows) and rows[end].top - rows[end - 1].bottom < _WIDEST_GAP * rows[end].size:
        row = rows[end]
        narrowed = _narrowed(strips, row, left, right, fewest)
        if narrowed is None and len(row.chunks) == 1 and end + 1 < len(rows):
            after = rows[end + 1]
            near = after.top - row.bottom < _WIDEST_GAP * after.size and len(after.chunks) >= fewest
            narrowed = strips if near and _narrowed(strips, after, left, right, fewest) else None
        if narrowed is None:
            break
        strips, left, right, end = narrowed, min(left, row.left), max(right, row.right), end + 1
    while end - seed > 1 and len(rows[end - 1].chunks) == 1 and not _within(rows, seed, end - 1):
        end -= 1
    return _first(rows, seed, strips, (left, right), fewest), end


def _first(rows: Sequence[Row], seed: int, strips: Sequence[Strip], edges: Strip, fewest: int) -> int:
    """The first line of the row that a line belongs to: the words of a head stand on several."""
    first = seed
    while first and rows[first].top - rows[first - 1].bottom < rows[first].size * _SAME_ROW:
        above = rows[first - 1]
        if len(above.chunks) == 1 or _narrowed(strips, above, *edges, fewest) is None:
            break
        first -= 1
    return first


def _within(rows: Sequence[Row], first: int, index: int) -> bool:
    """Whether a line stands as near to the one above it as lines of one row do."""
    nearest = min(b.top - a.bottom for a, b in pairwise(rows[first : index + 1]))
    return rows[index].top - rows[index - 1].bottom <= nearest + 0.15 * rows[index].size


def _narrowed(strips: Sequence[Strip], row: Row, left: float, right: float, fewest: int) -> list[Strip] | None:
    """The gutters that are left when this line is of the table too; None where it is not."""
    there = len(inner(strips, left, right))
    narrowed = shared(strips, row.free(), _LEAST_GUTTER * row.size)
    here = len(inner(narrowed, min(left, row.left), max(right, row.right)))
    wanted = fewest if len(row.chunks) > fewest else max(fewest, there * _KEPT_GUTTERS)
    crosses = len(row.chunks) == 1 and here < there
    return narrowed if here >= wanted and not crosses else None


def _table(rows: Sequence[Row], rulings: Sequence[Stroke], fewest: int) -> AlignedTable | None:
    if len(rows) < _FEWEST_LINES or sum(len(row.chunks) > fewest for row in rows) < _FEWEST_SEEDS:
        return None
    size = min(row.size for row in rows)
    let_pass = max(1, round(len(rows) * _LINES_LET_PASS)) if len(rows) > _FEWEST_LINES else 0
    gutters = find_gutters(rows, _LEAST_GUTTER * size, let_pass)
    if len(gutters) < fewest:
        return None
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    edges = [left, *(x for gutter in gutters for x in gutter), right]
    columns = tuple(zip(edges[::2], edges[1::2], strict=True))
    return AlignedTable(tuple(rows), tuple(_rulings(rulings, left, right)), columns)


def _rulings(rulings: Sequence[Stroke], left: float, right: float) -> Iterator[float]:
    """Where rulings run over most of the table's width, cell by cell or in one."""
    lengths: dict[int, float] = {}
    for stroke in rulings:
        over = min(stroke.end, right) - max(stroke.start, left)
        if over > 0:
            lengths[round(stroke.at)] = lengths.get(round(stroke.at), 0.0) + over
    return (float(at) for at, length in lengths.items() if length > (right - left) * _WIDE_RULING)


def _spaced(gaps: Sequence[float]) -> set[int] | None:
    """Indexes of the gaps that part rows; None where all are alike."""
    sizes = sorted(gap for gap in gaps if gap > 0)
    jumps = [(b / a, a) for a, b in pairwise(sizes) if b - a > 1]
    if not jumps or max(jumps)[0] < _ANOTHER_GAP:
        return set(range(len(gaps))) - {i for i, gap in enumerate(gaps) if gap <= 0} if len(sizes) < len(gaps) else None
    largest = max(jumps)[1]
    return {index for index, gap in enumerate(gaps) if gap > largest}


def _middle(row: Row) -> float:
    return (row.top + row.bottom) / 2


def _width(columns: Sequence[Strip], indexes: Sequence[int]) -> float:
    return columns[indexes[-1]][1] - columns[indexes[0]][0]


def _sureness(words: Sequence[Word]) -> float | None:
    return min((word.sureness for word in words if word.sureness is not None), default=None)
