"""Tables whose columns are parted by spaces or bare pipes, as a PDF's words are printed: lines with cells of their own."""

import re
from dataclasses import replace

from ingest.clean.cell_forms import read_head
from ingest.clean.fold import fold
from ingest.clean.fragment import Fragment, cut, glue
from ingest.clean.lines import Line

FEWEST_COLUMNS = 3
SHARE_OF_HEADS = 0.6
LONGEST_HEAD = 14
LONGEST_ROW = 160

_GAP = re.compile(r"(?:(?<!\d{4})[ \t\u3000\xa0|｜]++|[ \t\u3000\xa0|｜]++(?!年))")
"""A gap between two columns, not that of `2025 年`."""
_OPENING = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[章节])")
_CLOSED = re.compile(r"[。；：]$")
_VALUE = re.compile(r"\d|^[—－\-/]+$|^(?:约束|预期)")
_LATIN = re.compile(r"^[A-Za-z&.]+$")


def with_spaced_rows(lines: list[Line], original: str) -> list[Line]:
    """The lines, those of a table of spaced columns with their cells. A table begins with a head and ends with the
    first line that is none of its rows."""
    width, found = 0, []
    for line in lines:
        words = _split(line, original)
        if _is_head(words):
            width = len(words)
        elif not _is_row(line, words, width):
            width = 0
        is_row = width > 0 and line.cells is None
        found.append(_as_row(line, _fit(words, width)) if is_row else line)
    return found


def _split(line: Line, original: str) -> list[Fragment]:
    """The words of a line between its gaps; none where it has cells already or is too long for a row."""
    if line.cells is not None or line.end - line.start > LONGEST_ROW:
        return []
    parts: list[Fragment] = []
    at = line.start
    gaps = list(_GAP.finditer(original, line.start, line.end))
    for gap in gaps:
        parts.append(cut(original, at, gap.start()))
        at = gap.end()
    if not gaps:
        return []
    parts.append(cut(original, at, line.end))
    return [part for part in parts if part.text]


def _is_head(words: list[Fragment]) -> bool:
    if len(words) < FEWEST_COLUMNS or any(len(word.text) > LONGEST_HEAD for word in words):
        return False
    return sum(read_head(word.text) is not None for word in words) >= len(words) * SHARE_OF_HEADS


def _is_row(line: Line, words: list[Fragment], width: int) -> bool:
    """Whether a line goes on with a table of so many columns: several cells, one of them a value."""
    if width == 0 or len(words) < 2 or _OPENING.match(line.folded) or _CLOSED.search(line.folded):
        return False
    return len(words) <= width * 2 and any(_VALUE.search(fold(word.text)) for word in words)


def _fit(words: list[Fragment], width: int) -> list[Fragment]:
    """The cells of a row: words beyond its columns are parts of a name (占 GDP 比重), put together again."""
    cells = list(words)
    while len(cells) > width and (seam := _seam(cells)) is not None:
        cells[seam : seam + 2] = [glue((cells[seam], cells[seam + 1]))]
    return cells


def _seam(cells: list[Fragment]) -> int | None:
    """Where two words of one name meet: first beside Latin words, then anywhere between words without a value."""
    texts = [fold(cell.text) for cell in cells]
    pairs = [at for at in range(len(texts) - 1) if not (_VALUE.search(texts[at]) or _VALUE.search(texts[at + 1]))]
    beside = (at for at in pairs if _LATIN.match(texts[at]) or _LATIN.match(texts[at + 1]))
    return next(beside, pairs[0] if pairs else None)


def _as_row(line: Line, cells: list[Fragment]) -> Line:
    return replace(line, cells=tuple(cells), words=Fragment("", ()), folded="")
