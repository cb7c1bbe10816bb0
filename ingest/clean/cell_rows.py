"""Lines of one cell each -> rows: the cheapest way to lay them under the columns, where cells may be missing (merged with
the one above), or go on in the next line."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clean.cell_forms import Kind, cost, is_number, lists_units

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
}
"""What it costs that a row has no cell in a column; a little less the further right the column stands."""
_SECOND_ITEM_MISSING = 1.2
_NEW_ROW = 0.3
_COUNTS_ON = -0.6
_WRONG_NUMBER = 3.0
_NUMBER_OF_GROUP = 0.3
_OPEN, _CLOSED = "、，（〔", "。；！？"
_GOES_ON = {Kind.ITEM: 0.7, Kind.WHO: 0.9, Kind.NOTE: 0.5, Kind.CATEGORY: 1.2, Kind.PLACE: 1.2, Kind.PERSON: 1.0}
_NEVER_GOES_ON = 3.5
_AFTER_STOP = 0.6

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
        before = steps[-1] if steps else None
        steps.append([layout.best(at, column, before) for column in range(len(columns))])
    return _rows(steps, len(columns))


class _Layout:
    def __init__(self, lines: Sequence[str], columns: Sequence[Kind]) -> None:
        self.lines, self.columns = lines, columns
        width = len(columns)
        missing = [_MISSING[kind] + 0.01 * (width - at) for at, kind in enumerate(columns)]
        for at in [at for at, kind in enumerate(columns) if kind is Kind.ITEM][1:]:
            missing[at] = _SECOND_ITEM_MISSING
        self.sums = [0.0]
        for each in missing:
            self.sums.append(self.sums[-1] + each)
        self.counting = _counting(lines)

    def best(self, at: int, column: int, before: Sequence[_Step] | None) -> _Step:
        """The cheapest way to the line `at` in this column."""
        own = self._own(at, column)
        if before is None:
            return _Step(own + self._between(0, column), -1, True)
        steps = (self._step(at, earlier, column, step.total) for earlier, step in enumerate(before))
        best = min(steps, key=lambda step: step.total)
        return _Step(best.total + own, best.before, best.opens)

    def _own(self, at: int, column: int) -> float:
        kind = self.columns[column]
        if kind is Kind.NUMBER and is_number(self.lines[at]):
            if at in self.counting:
                return _COUNTS_ON
            return _WRONG_NUMBER if self.lines[at].isdigit() else _NUMBER_OF_GROUP
        return cost(self.lines[at], kind)

    def _step(self, at: int, earlier: int, column: int, total: float) -> _Step:
        if earlier < column:
            return _Step(total + self._between(earlier + 1, column), earlier, False)
        closing = self._between(earlier + 1, len(self.columns))
        row = _Step(total + _NEW_ROW + closing + self._between(0, column), earlier, True)
        if earlier > column:
            return row
        on = _Step(total + self._going_on(at, self.columns[column]), earlier, False)
        return on if on.total <= row.total else row

    def _between(self, first: int, last: int) -> float:
        """What it costs to leave out the columns from `first` to before `last`."""
        return self.sums[last] - self.sums[first]

    def _going_on(self, at: int, kind: Kind) -> float:
        """What it costs that a line goes on in the cell of the line before."""
        before, words = self.lines[at - 1], self.lines[at]
        if kind is Kind.WHO and lists_units(before + words) and not (lists_units(before) and lists_units(words)):
            return -cost(words, kind) - cost(before, kind)
        if kind in _GOES_ON and (before.endswith(tuple(_OPEN)) or before.count("（") > before.count("）")):
            return 0.0
        return _GOES_ON.get(kind, _NEVER_GOES_ON) + (_AFTER_STOP if before.endswith(tuple(_CLOSED)) else 0.0)


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
