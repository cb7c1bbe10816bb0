"""Pages of words and strokes -> Document: what PDF and OCR have in common."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.models import Document
from ingest.read.furniture import drop_furniture
from ingest.read.grid import Grid, find_grids
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


def print_pages(
    raw: RawFile, settings: IngestSettings, form: str, pages: Sequence[Page], *, unread: tuple[int, ...] = ()
) -> Document:
    """The pages' text: paragraphs that go on over line and page ends put together, tables as rows."""
    tables = [[grid for grid in find_grids(page.strokes) if grid.is_table] for page in pages]
    lines = [set_lines(_outside(page, grids)) for page, grids in zip(pages, tables, strict=True)]
    lines = drop_furniture(lines, [page.height for page in pages])
    measures = _measures(pages, lines)
    printer = Printer(raw.path, longest=settings.max_characters)
    last: TextLine | None = None
    for page, grids, kept in zip(pages, tables, lines, strict=True):
        printer_began = False
        for block in _blocks(page, grids, kept):
            measure = measures.get(round(page.width))
            joined = (
                last is not None
                and block.line is not None
                and measure is not None
                and goes_on(last, block.line, measure, same_page=printer_began)
            )
            if last is not None and not joined:
                printer.end_line()
            if not printer_began:
                printer.begin_page()
                printer_began = True
            if block.line is None:
                print_table(printer, block.rows)
            else:
                seam = " " if joined and last is not None and _needs_space(last.text, block.line.text) else ""
                printer.put(seam + block.line.text, sureness=block.line.sureness)
            last = block.line
        if not printer_began:
            if last is not None:
                printer.end_line()
                last = None
            printer.begin_page()
    if last is not None:
        printer.end_line()
    return printer.document(raw, form, unread=unread)


def _outside(page: Page, grids: Sequence[Grid]) -> Iterator[Word]:
    return (word for word in page.words if not any(grid.holds(word) for grid in grids))


def _measures(pages: Sequence[Page], lines: Sequence[Sequence[TextLine]]) -> dict[int, Measure]:
    """The measure of the pages of each width."""
    by_width: dict[int, list[TextLine]] = {}
    for page, kept in zip(pages, lines, strict=True):
        by_width.setdefault(round(page.width), []).extend(kept)
    return {width: measure_lines(kept) for width, kept in by_width.items() if kept}


def _blocks(page: Page, grids: Sequence[Grid], lines: Sequence[TextLine]) -> list[_Block]:
    blocks = [_Block(line.top, line=line) for line in lines]
    for grid in grids:
        inside = [word for word in page.words if grid.holds(word)]
        blocks.append(_Block(grid.rows[0], rows=tuple(grid.cells(inside))))
    return sorted(blocks, key=lambda block: block.top)


def _needs_space(before: str, after: str) -> bool:
    return before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
