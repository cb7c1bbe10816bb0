"""Tables whose rows were all put on one line, their cells parted by gaps or pipes: a line for each cell, as the tables
with one cell a line have them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.clean.cell_forms import read_head
from ingest.clean.cell_heads import read_heads
from ingest.clean.fold import fold
from ingest.clean.fragment import Fragment, cut
from ingest.clean.lines import Line

_GAP = re.compile(r"[ \t\u3000\xa0|｜│┃]+")
_MARKS = " \t\u3000\xa0|｜│┃"
_RULER = re.compile(r"[-=─━:]*")
_FEWEST_CELLS = 8
_LONGEST_LINE = 4000


def with_one_line_tables(lines: Sequence[Line], original: str) -> list[Line]:
    """The lines; one that holds the head of a table and rows below it as a line for each cell."""
    found: list[Line] = []
    for line in lines:
        cells = _cells(line, original)
        found += cells if _holds_table(cells) else [line]
    return found


def _cells(line: Line, original: str) -> list[Line]:
    """The words between the gaps of a line; nothing where none of them heads a column."""
    if not _FEWEST_CELLS < line.end - line.start <= _LONGEST_LINE or line.merges_known:
        return []
    if line.cells is None and _count_gaps(original, line) < _FEWEST_CELLS:
        return []
    cells = [_cell(line, words) for words in _words(line, original) if not _RULER.fullmatch(words.text)]
    return cells if any(read_head(cell.folded) for cell in cells) else []


def _count_gaps(original: str, line: Line) -> int:
    """At most how many gaps part the words of a line: told without a pattern, for every line is asked."""
    return sum(original.count(mark, line.start, line.end) for mark in _MARKS)


def _words(line: Line, original: str) -> Iterator[Fragment]:
    if line.cells is not None:
        yield from line.cells
        return
    start = line.start
    for gap in _GAP.finditer(original, line.start, line.end):
        yield cut(original, start, gap.start())
        start = gap.end()
    yield cut(original, start, line.end)


def _cell(line: Line, words: Fragment) -> Line:
    start, end = (words.runs[0][0], words.runs[-1][1]) if words.runs else (line.start, line.start)
    return replace(line, start=start, end=end, words=words, folded=fold(words.text), cells=None)


def _holds_table(cells: Sequence[Line]) -> bool:
    """Whether a head stands among the cells, and as many cells again behind it."""
    for at in range(len(cells) - _FEWEST_CELLS + 1):
        head = read_heads(cells, at)
        if head is not None:
            return len(cells) - at >= 2 * head.lines
    return False
