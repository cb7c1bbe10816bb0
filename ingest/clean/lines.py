"""The original's lines with page marks dropped and converter marks stripped: what the later cleaning steps work on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.clean.borders import RULER, find_rows, split_row, without_border
from ingest.clean.breaks import line_spans
from ingest.clean.cells import TAB, read_cell, split_cells
from ingest.clean.fold import fold
from ingest.clean.fragment import NOTHING, Fragment, cut, glue
from ingest.clean.html_tables import HtmlTable, find_html_tables
from ingest.clean.listed_units import read_listed_units
from ingest.clean.pages import find_page_marks, find_running_heads
from ingest.clean.spaced_leads import find_spaced_leads, with_lead
from ingest.clean.spaced_numbers import find_spaced_numbers, with_blank

_END = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_HASHES = re.compile(r"(#{1,6})(?:[ \t\u3000]+|(?=\*{0,2}[\u4e00-\u9fff（“][^#\n]*$))", re.M)
_BULLET = re.compile(r"(?:[-*+•·>][ \t\u3000]+|[●▪◆■★▲◇□○◎▶►➢➤✓√△☆※\uf06c\uf06e\uf0d8\uf0b2][ \t\u3000]*)")
_BOLD = re.compile(r"(?:[^\w\s*<]{0,2}|—{2})(?:\*\*|<b>|<strong>|__)")
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_PIPE = re.compile(r"\|")
_MARKED = frozenset("#-*+•·●▪◆■★▲◇□○◎▶►➢➤✓√△☆※\uf06c\uf06e\uf0d8\uf0b2><—_")
_BLANK = re.compile(r"(?:[ \u3000\xa0\ufeff\ufffd?？]|&(?:nbsp|emsp|ensp);)*")
"""What stands before a line's words: blanks, and the question marks that a wrong encoding makes of them."""
_INDENT = re.compile(r"\u3000|[ \xa0]{2}|\t|&(?:nbsp;&nbsp|emsp);")


@dataclass(slots=True)
class Line:
    """One line of the original. `gap` counts the line ends before it; `cells` is None where it is no table row."""

    start: int
    end: int
    words: Fragment
    folded: str
    gap: int
    after_page: bool = False
    after_contents: bool = False
    indented: bool = False
    bullet: bool = False
    mark: int = 0
    bold: bool = False
    cells: tuple[Fragment, ...] | None = None
    goes_on: bool = False
    """A row that goes on in the cells of the row above it."""
    merges_known: bool = False
    """A row in which an empty cell that one from above covers is marked as such."""


def read_lines(original: str) -> Iterator[Line]:
    """The lines that are left when blank lines, page marks and running heads are gone."""
    tables = find_html_tables(original)
    spans = list(_outside(line_spans(original), tables))
    dropped = find_page_marks(original, spans)
    after_page = _after_pages(original, spans, dropped)
    dropped |= find_running_heads(original, spans, after_page)
    rows = find_rows(original, spans)
    dropped |= rows.rulers
    numbered = find_spaced_numbers(original, spans)
    led = find_spaced_leads(original, spans)
    position, page = 0, False
    for index, (start, end) in enumerate(spans):
        page = page or index in after_page
        while tables and tables[0].start < start:
            yield from _table_lines(tables.pop(0))
        if index in dropped:
            continue
        is_cell = index in rows.lone_cells
        if is_cell:
            start, end = without_border(original, start, end)
        line = _read_line(original, start, end, len(_END.findall(original, position, start)), rows.borders.get(index))
        if is_cell and line.cells is None:
            line.words = read_cell(original, start, end)
            line.folded = fold(line.words.text)
        if index in numbered and line.cells is None:
            line.words = with_blank(original, line.start, line.end)
            line.folded = fold(line.words.text)
        if index in led and line.cells is None:
            line.words = with_lead(original, line.start, line.end)
            line.folded = fold(line.words.text)
        if line.cells is None and not is_cell and (listed := read_listed_units(original, line.start, line.end)):
            line.words, line.folded = listed, fold(listed.text)
        line.goes_on = index in rows.going_on
        line.after_page = page
        position, page = end, False
        if line.words.text or line.cells:
            yield line
    for table in tables:
        yield from _table_lines(table)


def _outside(spans: Iterable[tuple[int, int]], tables: Sequence[HtmlTable]) -> Iterator[tuple[int, int]]:
    """The lines without what stands in the tables."""
    waiting = list(reversed(tables))
    for start, end in spans:
        while waiting and waiting[-1].end <= start:
            waiting.pop()
        while waiting and waiting[-1].start < end:
            if start < waiting[-1].start:
                yield start, waiting[-1].start
            start = max(start, min(end, waiting[-1].end))
            if waiting[-1].end > end:
                break
            waiting.pop()
        if start < end:
            yield start, end


def _table_lines(table: HtmlTable) -> Iterator[Line]:
    for cells in table.spread_rows():
        words = glue(cells)
        yield Line(table.start, table.end, words, fold(words.text), 1, cells=cells, merges_known=True)


def _after_pages(original: str, spans: list[tuple[int, int]], page_marks: set[int]) -> set[int]:
    """Indexes of the lines that a page begins with."""
    found = {i + 1 for i in page_marks if i + 1 < len(spans)} - page_marks
    if "\f" in original:
        ends = [0, *(end for _, end in spans)]
        found |= {i for i, (start, _) in enumerate(spans) if "\f" in original[ends[i] : start]}
    return found


def _read_line(original: str, start: int, end: int, gap: int, border: re.Pattern[str] | None) -> Line:
    """One line with its markdown mark, bullet and cells read off."""
    first = start
    if blank := _BLANK.match(original, start, end):
        start = blank.end()
    indented = _INDENT.match(original, first, end) is not None
    mark, bullet, bold = 0, False, False
    if start < end and original[start] in _MARKED:
        if match := _HASHES.match(original, start, end):
            mark, start = len(match[1]), match.end()
            end = closing.start() if (closing := _CLOSING_HASHES.search(original, start, end)) else end
        if match := _BULLET.match(original, start, end):
            bullet, start = True, match.end()
        bold = bool(_BOLD.match(original, start, end))
    cells = split_row(original, start, end, border) if border is not None else _read_cells(original, start, end)
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
        if RULER.fullmatch(text):
            return (NOTHING,)
        return split_cells(original, start + 1, start + len(text) - text.endswith("|"), _PIPE)
    if original.find("\t", start, end) < 0:
        return None
    is_indent = original[start] == "\t" and "\t" not in original[start:end].strip("\t ")
    return None if is_indent else split_cells(original, start, end, TAB)
