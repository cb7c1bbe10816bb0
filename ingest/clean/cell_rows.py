"""Lines of one cell each -> rows: the cheapest way to lay them under the columns, where cells may be missing (merged with
the one above), or go on in the next line."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.clean.cell_forms import Kind, cost, ends_as_unit, is_number, lists_units, part_number
from ingest.clean.task_groups import find_tasks_below_groups, move_task

_MISSING = {
    Kind.NUMBER: 0.7,
    Kind.CATEGORY: 0.1,
    Kind.ITEM: 2.4,
    Kind.WHO: 1.2,
    Kind.PERSON: 0.8,
    Kind.TERM: 0.9,
    Kind.UNIT: 0.8,
    Kind.NATURE: 0.6,
    Kind.VALUE: 0.8,
    Kind.PLACE: 0.8,
    Kind.NOTE: 0.1,
    Kind.OTHER: 0.6,
}
"""What it costs that a row has no cell in a column; a little less the further right the column stands."""
_FIRST_ITEM_MISSING, _SECOND_ITEM_MISSING = 1.9, 1.2
"""Of several: the first may be merged with the one above, the others may be empty."""
_WHO_IN_FRONT_MISSING = 0.7
"""Who has several tasks stands merged in front of them."""
_NEW_ROW = 0.3
_COUNTS_ON = -0.6
_WRONG_NUMBER = 3.0
_NUMBER_OF_GROUP = 0.3
_PREFIXES = tuple("省市县区州旗各镇乡")
_OPEN, _CLOSED = "、，（〔", "。；！？"
_GOES_ON = {
    Kind.ITEM: 0.7,
    Kind.WHO: 0.9,
    Kind.NOTE: 0.5,
    Kind.OTHER: 0.8,
    Kind.CATEGORY: 1.2,
    Kind.PLACE: 1.2,
    Kind.PERSON: 1.0,
}
_NEVER_GOES_ON = 3.5
_AFTER_STOP = 0.6
_NEXT_PART, _FIRST_PART = 0.1, 2.0
"""A part numbered 2 belongs to the cell of part 1, which opens a cell."""

Cells = list[list[int]]
"""Of one row, the indexes of the lines in each of its columns."""


@dataclass(frozen=True, slots=True)
class _Step:
    """The best way to lie a line in a column: the column of the line before, and whether a row begins here."""

    total: float
    before: int
    opens: bool


def lay_rows(lines: Sequence[str], columns: Sequence[Kind]) -> list[Cells]:
    """The rows of these lines (folded) under these columns."""
    layout = _Layout(lines, columns)
    steps: list[list[_Step]] = []
    for at in range(len(lines)):
        steps.append(layout.advance(at, steps[-1]) if steps else layout.begin())
    rows = _rows(steps, len(columns))
    words = [["".join(lines[at] for at in cell) for cell in row] for row in rows]
    for place in find_tasks_below_groups(words, columns):
        move_task(rows[place], columns)
    return rows


def lay_row(words: Sequence[str], columns: Sequence[Kind]) -> Cells | None:
    """The words (folded) of one row under these columns, several of them in a cell where gaps stand inside it; None where
    they are more than a row."""
    rows = lay_rows(words, columns)
    return rows[0] if len(rows) == 1 else None


@dataclass(frozen=True, slots=True)
class _Way:
    """What it costs to lay the first cells of a row into these columns."""

    total: float
    columns: tuple[int, ...]


_IMPOSSIBLE = 1000.0
_NO_WAY = _Way(_IMPOSSIBLE, (-1,))


class _Layout:
    def __init__(self, lines: Sequence[str], columns: Sequence[Kind]) -> None:
        self.lines, self.columns = lines, columns
        width = len(columns)
        missing = [_MISSING[kind] + 0.01 * (width - at) for at, kind in enumerate(columns)]
        for at in range(columns.index(Kind.ITEM) if Kind.ITEM in columns else 0):
            if columns[at] is Kind.WHO:
                missing[at] = _WHO_IN_FRONT_MISSING
        first, *others = [at for at, kind in enumerate(columns) if kind is Kind.ITEM] or [0]
        for at in others:
            missing[first], missing[at] = _FIRST_ITEM_MISSING, _SECOND_ITEM_MISSING
        self.left_out = [0.0, *accumulate(missing)]
        """What it costs to leave out the columns before each."""
        self.counting = _counting(lines)

    def begin(self) -> list[_Step]:
        return [_Step(self.own(0, column) + self.left_out[column], -1, True) for column in range(len(self.columns))]

    def advance(self, at: int, before: Sequence[_Step]) -> list[_Step]:
        """The cheapest way to the line `at` in each column: further right in the row, in the same cell, or in a new row."""
        resting = [step.total - self.left_out[column + 1] for column, step in enumerate(before)]
        last = min(range(len(before)), key=lambda column: resting[column])
        closed = resting[last] + self.left_out[-1] + _NEW_ROW
        steps: list[_Step] = []
        left = 0
        for column, kind in enumerate(self.columns):
            skipped = self.left_out[column]
            ways = [
                _Step(before[column].total + self._going_on(at, kind), column, False),
                _Step(closed + skipped, last, True),
            ]
            if column:
                left = min(left, column - 1, key=lambda earlier: resting[earlier])
                ways.insert(0, _Step(resting[left] + skipped, left, False))
            best = min(ways, key=lambda step: step.total)
            steps.append(_Step(best.total + self.own(at, column), best.before, best.opens))
        return steps

    def resting(self, way: _Way) -> float:
        """A way's cost where the columns left of its last one are paid for."""
        return way.total - self.left_out[way.columns[-1] + 1]

    def own(self, at: int, column: int) -> float:
        """What it costs that this line is a cell of this column."""
        kind = self.columns[column]
        if kind is Kind.NUMBER and is_number(self.lines[at]):
            if at in self.counting:
                return _COUNTS_ON
            return _WRONG_NUMBER if self.lines[at].isdigit() else _NUMBER_OF_GROUP
        return cost(self.lines[at], kind)

    def _going_on(self, at: int, kind: Kind) -> float:
        """What it costs that a line goes on in the cell of the line before."""
        before, words = self.lines[at - 1], self.lines[at]
        if kind is Kind.WHO and _is_cut_unit(before, words):
            return -cost(words, kind) - cost(before, kind)
        if kind in _GOES_ON and (before.endswith(tuple(_OPEN)) or before.count("（") > before.count("）")):
            return 0.0
        if kind is Kind.ITEM and (number := part_number(words)) is not None:
            return _NEXT_PART if number > 1 else _FIRST_PART
        return _GOES_ON.get(kind, _NEVER_GOES_ON) + (_AFTER_STOP if before.endswith(tuple(_CLOSED)) else 0.0)


def _is_cut_unit(before: str, words: str) -> bool:
    """Whether two lines are units only together: the second is none of its own (设局), and begins none (市财政局)."""
    if not (ends_as_unit(words) and lists_units(before + words)):
        return False
    return not lists_units(words) or (not lists_units(before) and not words.startswith(_PREFIXES))


def place_cells(cells: Sequence[str], columns: Sequence[Kind]) -> list[int]:
    """The column of each cell of one row that has fewer cells than columns."""
    layout = _Layout(cells, columns)
    ways = [_Way(step.total, (column,)) for column, step in enumerate(layout.begin())]
    for at in range(1, len(cells)):
        following: list[_Way] = []
        for column in range(len(columns)):
            before = min((w for w in ways if w.columns[-1] < column), key=layout.resting, default=_NO_WAY)
            total = layout.resting(before) + layout.left_out[column] + layout.own(at, column)
            following.append(_Way(total, (*before.columns, column)))
        ways = following
    return list(min(ways, key=layout.resting).columns)


def _counting(lines: Sequence[str]) -> frozenset[int]:
    """The lines that are numbers which count on from the first such line, one left out at most."""
    found: list[int] = []
    value = 0
    for at, line in enumerate(lines):
        if line.isdigit() and (not found or value < int(line) <= value + 2):
            value = int(line)
            found.append(at)
    return frozenset(found)


def _rows(steps: Sequence[Sequence[_Step]], width: int) -> list[Cells]:
    if not steps:
        return []
    column = min(range(width), key=lambda at: steps[-1][at].total)
    rows: list[Cells] = [[[] for _ in range(width)]]
    for at in range(len(steps) - 1, -1, -1):
        step = steps[at][column]
        rows[-1][column].insert(0, at)
        if step.opens and at:
            rows.append([[] for _ in range(width)])
        column = step.before
    return rows[::-1]
