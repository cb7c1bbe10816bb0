"""The original's lines with page marks dropped and converter marks stripped: what the later cleaning steps work on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.clean.breaks import line_spans
from ingest.clean.fold import fold
from ingest.clean.fragment import Fragment, cut
from ingest.clean.pages import find_page_marks, find_running_heads

_END = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_HASHES = re.compile(r"(#{1,6})[ \t\u3000]+")
_BULLET = re.compile(r"(?:[-*+•·>][ \t\u3000]+|[●▪◆■★▲◇□○][ \t\u3000]*)")
_BOLD = re.compile(r"(?:[^\w\s*<]{0,2}|—{2})(?:\*\*|<b>|<strong>|__)")
_RULER = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")
_MARKED = frozenset("#-*+•·●▪◆■★▲◇□○><—_")
_INDENT = re.compile(r"\u3000|[ \xa0]{2}|\t")


@dataclass(slots=True)
class Line:
    """One line of the original. `gap` counts the line ends before it; `cells` is None where it is no table row."""

    start: int
    end: int
    words: Fragment
    folded: str
    gap: int
    after_page: bool = False
    indented: bool = False
    bullet: bool = False
    mark: int = 0
    bold: bool = False
    cells: tuple[Fragment, ...] | None = None


def read_lines(original: str) -> Iterator[Line]:
    """The lines that are left when blank lines, page marks and running heads are gone."""
    spans = list(line_spans(original))
    dropped = find_page_marks(original, spans)
    after_page = _after_pages(original, spans, dropped)
    dropped |= find_running_heads(original, spans, after_page)
    position, page = 0, False
    for index, (start, end) in enumerate(spans):
        page = page or index in after_page
        if index in dropped:
            continue
        line = _read_line(original, start, end, len(_END.findall(original, position, start)))
        line.after_page = page
        position, page = end, False
        if line.words.text or line.cells:
            yield line


def _after_pages(original: str, spans: list[tuple[int, int]], page_marks: set[int]) -> set[int]:
    """Indexes of the lines that a page begins with."""
    found = {i + 1 for i in page_marks if i + 1 < len(spans)} - page_marks
    if "\f" in original:
        ends = [0, *(end for _, end in spans)]
        found |= {i for i, (start, _) in enumerate(spans) if "\f" in original[ends[i] : start]}
    return found


def _read_line(original: str, start: int, end: int, gap: int) -> Line:
    """One line with its markdown mark, bullet and cells read off."""
    first = start
    while start < end and original[start] in " \u3000\xa0\ufeff":
        start += 1
    indented = _INDENT.match(original, first, end) is not None
    mark, bullet, bold = 0, False, False
    if start < end and original[start] in _MARKED:
        if match := _HASHES.match(original, start, end):
            mark, start = len(match[1]), match.end()
        if match := _BULLET.match(original, start, end):
            bullet, start = True, match.end()
        bold = bool(_BOLD.match(original, start, end))
    cells = _read_cells(original, start, end)
    words = Fragment("", ()) if cells else cut(original, start, end)
    return Line(
        start,
        end,
        words,
        fold(words.text),
        gap,
        indented=indented,
        bullet=bullet,
        mark=mark,
        bold=bold,
        cells=cells,
    )


def _read_cells(original: str, start: int, end: int) -> tuple[Fragment, ...] | None:
    """The cells of a row parted by tabs or pipes; None for a line of words."""
    if start < end and original[start] == "|":
        text = original[start:end].rstrip()
        if _RULER.fullmatch(text):
            return (Fragment("", ()),)
        return _split_cells(original, start + 1, start + len(text) - text.endswith("|"), "|")
    if original.find("\t", start, end) < 0:
        return None
    is_indent = original[start] == "\t" and "\t" not in original[start:end].strip("\t ")
    return None if is_indent else _split_cells(original, start, end, "\t")


def _split_cells(original: str, start: int, end: int, mark: str) -> tuple[Fragment, ...]:
    cells = []
    while True:
        stop = original.find(mark, start, end)
        cells.append(cut(original, start, end if stop < 0 else stop))
        if stop < 0:
            return tuple(cells)
        start = stop + 1
