"""Pages of words and strokes -> Document: what PDF and OCR have in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.models import Document
from ingest.read.aligned import AlignedTable, find_aligned_tables
from ingest.read.columns import split_columns
from ingest.read.furniture import drop_furniture
from ingest.read.grid import Grid, find_tables
from ingest.read.layout import Page, TextLine, Word, set_lines
from ingest.read.paragraphs import Measure, goes_on, measure_lines
from ingest.read.printer import Printer
from ingest.read.raw import RawFile
from ingest.read.tables import MergedCell, print_table
from ingest.settings import IngestSettings


@dataclass(frozen=True, slots=True)
class _Block:
    """A line, or a table with its place."""

    top: float
    line: TextLine | None = None
    rows: tuple[tuple[MergedCell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A page, or a column of one, as blocks from top to bottom."""

    number: int
    width: int
    blocks: tuple[_Block, ...]


def print_pages(
    raw: RawFile, settings: IngestSettings, form: str, pages: Sequence[Page], *, unread: tuple[int, ...] = ()
) -> Document:
    """The pages' text: paragraphs that go on over line and page ends put together, tables as rows."""
    parts = [_lay_out(part) for part in split_columns(_without_furniture(pages))]
    measures = _measures(parts)
    printer = Printer(raw.path, longest=settings.max_characters)
    last: TextLine | None = None
    number = 0
    for part in parts:
        same_part = False
        for block in part.blocks:
            joined = block.line is not None and _joins(last, block.line, measures[part.width], same_part=same_part)
            if last is not None and not joined:
                printer.end_line()
            number = _begin_pages(printer, number, part.number)
            if block.line is None:
                print_table(printer, block.rows)
            else:
                seam = " " if joined and last is not None and _needs_space(last.text, block.line.text) else ""
                printer.put(seam + block.line.text, sureness=block.line.sureness)
            last, same_part = block.line, True
        if number < part.number and last is not None:
            printer.end_line()
            last = None
        number = _begin_pages(printer, number, part.number)
    if last is not None:
        printer.end_line()
    return printer.document(raw, form, unread=unread)


def _begin_pages(printer: Printer, number: int, wanted: int) -> int:
    if number < wanted:
        printer.begin_page()
    return wanted


def _joins(last: TextLine | None, line: TextLine, measure: Measure, *, same_part: bool) -> bool:
    return last is not None and goes_on(last, line, measure, same_page=same_part)


def _without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without the words that belong to the page and not to the text."""
    lines = [set_lines(_outside(page.words, find_tables(page.strokes, page.words))) for page in pages]
    kept = drop_furniture(lines, [page.height for page in pages])
    cleared = []
    for page, all_lines, text in zip(pages, lines, kept, strict=True):
        dropped = [line for line in all_lines if line not in text]
        words = (word for word in page.words if not any(line.top <= word.middle <= line.bottom for line in dropped))
        cleared.append(replace(page, words=tuple(words)) if dropped else page)
    return cleared


def _lay_out(part: Page) -> _Part:
    ruled = find_tables(part.strokes, part.words)
    words = list(_outside(part.words, ruled))
    aligned = find_aligned_tables(words, part.strokes)
    blocks = [_Block(line.top, line=line) for line in set_lines(_outside(words, aligned))]
    blocks += [_Block(g.rows[0], rows=tuple(g.cells(filter(g.holds, part.words)))) for g in ruled]
    blocks += [_Block(table.top, rows=tuple(table.cells())) for table in aligned]
    return _Part(part.number, round(part.width), tuple(sorted(blocks, key=lambda block: block.top)))


def _outside(words: Iterable[Word], tables: Sequence[Grid | AlignedTable]) -> Iterable[Word]:
    return (word for word in words if not any(table.holds(word) for table in tables))


def _measures(parts: Sequence[_Part]) -> dict[int, Measure]:
    """The measure of the parts of each width."""
    by_width: dict[int, list[TextLine]] = {}
    for part in parts:
        by_width.setdefault(part.width, []).extend(block.line for block in part.blocks if block.line is not None)
    return {width: measure_lines(lines) for width, lines in by_width.items() if lines}


def _needs_space(before: str, after: str) -> bool:
    return before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
