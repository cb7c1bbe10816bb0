"""Lines of a table printed in columns -> its rows, where cells go on over several lines: each row has one line that tells
it (its number, its value), and its cells begin at one line or stand around one middle."""

from collections.abc import Sequence
from dataclasses import dataclass

_BREAKS_OFF = 1.0
"""What it costs that a row ends where its longest cell is full and in the middle of a sentence."""
_STOPS = ("。", "；", "！", "？", "）")
_LEFT_BELOW = 0.7
_MOST_LINES = 40

Span = tuple[int, int]
"""The first line of a row and the one behind its last."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """What a line has under each column, as folded words; and whether what is to be done fills its column there."""

    cells: tuple[str, ...]
    is_full: bool
    tells_row: bool

    @property
    def breaks_off(self) -> bool:
        return self.is_full and not any(cell.endswith(_STOPS) for cell in self.cells)


def find_rows(lines: Sequence[PrintedLine]) -> list[Span]:
    """The rows of the lines, in order; lines below the last row belong to none."""
    tellers = [at for at, line in enumerate(lines) if line.tells_row]
    if not tellers:
        return []
    ways = [way for is_middle in (False, True) if (way := _cheapest(lines, tellers, is_middle=is_middle)) is not None]
    return list(min(ways, key=lambda way: way[0])[1]) if ways else []


def _cheapest(
    lines: Sequence[PrintedLine], tellers: Sequence[int], *, is_middle: bool
) -> tuple[float, tuple[Span, ...]] | None:
    """What the best rows cost and where they are, the cells of each around one middle, or from its first line on."""
    ways: dict[int, tuple[float, tuple[Span, ...]]] = {0: (0.0, ())}
    for teller, following in zip(tellers, (*tellers[1:], len(lines)), strict=True):
        is_last = following == len(lines)
        found: dict[int, tuple[float, tuple[Span, ...]]] = {}
        for first, (before, rows) in ways.items():
            if first > teller or teller - first > _MOST_LINES or (not is_middle and first < teller):
                continue
            stops = range(teller + 1, min(following, teller + _MOST_LINES) + 1)
            for stop in stops if is_middle or is_last else (following,):
                total = before + _cost(lines[first:stop], is_middle=is_middle)
                total += _LEFT_BELOW * (following - stop) if is_last else 0.0
                if stop not in found or total < found[stop][0]:
                    found[stop] = (total, (*rows, (first, stop)))
        ways = found
    return min(ways.values(), default=None)


def _cost(row: Sequence[PrintedLine], *, is_middle: bool) -> float:
    """How far the cells of a row stand from where they should."""
    astray = _BREAKS_OFF if row[-1].breaks_off else 0.0
    for column in range(len(row[0].cells)):
        filled = [at for at, line in enumerate(row) if line.cells[column]]
        if not filled:
            continue
        if filled[-1] - filled[0] + 1 > len(filled):
            astray += 1.0
        if is_middle:
            astray += max(0.0, abs(filled[0] + filled[-1] - (len(row) - 1)) / 2 - 0.5)
        else:
            astray += min(filled[0], 2)
    return astray
