"""The second step of the walk: a Document becomes the text that rules read, with the way back to the original."""

from array import array
from itertools import pairwise

from ingest.clean.blocks import Block, build_blocks
from ingest.clean.broken_rows import with_broken_rows
from ingest.clean.cell_tables import with_cell_tables
from ingest.clean.contents import find_contents
from ingest.clean.delimited import with_delimited_tables
from ingest.clean.fold import fold
from ingest.clean.fragment import Fragment
from ingest.clean.lines import Line, read_lines
from ingest.clean.one_line_tables import with_one_line_tables
from ingest.clean.printed_columns import with_printed_rows
from ingest.clean.spaced import with_spaced_rows
from ingest.clean.squeezed_tables import with_squeezed_tables
from ingest.clean.traditional import as_simplified, is_traditional, simplify
from ingest.models import Cell, Cleaned, Document, Paragraph, Span, Table


def clean(document: Document) -> Cleaned:
    """The document's words, one paragraph or table row a line."""
    lines = with_broken_rows(_simplified(list(read_lines(document.text)), document.text), document.text)
    lines = with_delimited_tables(lines, document.text)
    lines = with_one_line_tables(lines, document.text)
    lines = with_printed_rows(lines, document.text)
    lines = with_cell_tables(with_squeezed_tables(with_spaced_rows(lines, document.text)))
    return _Printer(document).print_blocks(build_blocks(lines, find_contents(lines)))


def _simplified(lines: list[Line], original: str) -> list[Line]:
    """The lines, those of a document in traditional characters as rules read them."""
    if is_traditional(original):
        for line in lines:
            line.folded = as_simplified(line.folded)
    return lines


class _Printer:
    """Puts blocks down one after the other and keeps where each character came from."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.parts: list[str] = []
        self.offsets = array("I")
        self.paragraphs: list[Paragraph] = []
        self.contents: list[Paragraph] = []
        self.tables: list[Table] = []
        self.interleaved: list[Span] = []

    def print_blocks(self, blocks: list[Block]) -> Cleaned:
        for index, block in enumerate(blocks):
            if index:
                self._separate("\n")
            if block.rows is None:
                self._print_paragraph(block)
            else:
                self._print_table(block.rows, merges_known=block.merges_known)
        text = "".join(self.parts)
        return Cleaned(
            document=self.document,
            text=text,
            folded=simplify(fold(text)),
            offsets=self.offsets,
            paragraphs=tuple(self.paragraphs),
            tables=tuple(self.tables),
            contents=tuple(self.contents),
            interleaved=tuple(self.interleaved),
        )

    def _print_paragraph(self, block: Block) -> None:
        start = self._put(block.words)
        paragraph = Paragraph(start, len(self.offsets), mark=block.mark, bold=block.bold)
        (self.contents if block.contents else self.paragraphs).append(paragraph)

    def _print_table(self, rows: list[tuple[Fragment, ...]], *, merges_known: bool) -> None:
        start = len(self.offsets)
        printed = []
        for row_index, row in enumerate(rows):
            if row_index:
                self._separate("\n")
            cells = []
            row_start = len(self.offsets)
            for cell_index, cell in enumerate(row):
                if cell_index:
                    self._separate("\t")
                cell_start = self._put(cell)
                if not cell.aside:
                    cells.append(Cell(cell_start, len(self.offsets), cell.text, covered=cell.covered))
                self._put_border(*cell.border)
            printed.append(tuple(cells))
            if _are_interleaved(row):
                self.interleaved.append(Span(row_start, len(self.offsets)))
        known = merges_known or self.document.merges_known
        self.tables.append(Table(start, len(self.offsets), tuple(printed), merges_known=known))

    def _put(self, words: Fragment) -> int:
        """Put words down; returns where they start."""
        start = len(self.offsets)
        self.parts.append(words.text)
        for first, last in words.runs:
            self.offsets.extend(range(first, last))
        return start

    def _put_border(self, start: int, end: int) -> None:
        self.parts.append(self.document.text[start:end])
        self.offsets.extend(range(start, end))

    def _separate(self, mark: str) -> None:
        """A line end or tab; it stands for what follows the last character in the original."""
        self.parts.append(mark)
        after = self.offsets[-1] + 1 if self.offsets else 0
        self.offsets.append(min(after, max(len(self.document.text) - 1, 0)))


def _are_interleaved(row: tuple[Fragment, ...]) -> bool:
    """Whether words of one cell stand in front of words of a cell before it, as where lines run over all columns."""
    starts = [first for cell in row for first, _ in cell.runs]
    return any(following < before for before, following in pairwise(starts))
