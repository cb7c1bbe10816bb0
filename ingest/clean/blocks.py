"""Lines -> blocks: a paragraph of joined lines, or a table of joined rows. Captions printed again are left out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.clean.fitted_rows import Columns, Row, read_columns
from ingest.clean.fold import fold
from ingest.clean.fragment import Fragment, glue
from ingest.clean.join import Joiner, Paragraph
from ingest.clean.lines import Line
from ingest.clean.record_tables import turn_records
from ingest.headings import read_mark

_CAPTIONS = ("box", "table")
_LONGEST_CELL_END = 30


@dataclass(slots=True)
class Block:
    """A paragraph (`rows` is None) or a table."""

    words: Fragment
    rows: list[Row] | None = None
    mark: int = 0
    bold: bool = False
    contents: bool = False
    merges_known: bool = False


def build_blocks(lines: list[Line], contents: set[int]) -> list[Block]:
    """The document's blocks in order."""
    listed = [lines[i] for i in sorted(contents)]
    body = _without_repeated_captions(_with_captions_as_words([x for i, x in enumerate(lines) if i not in contents]))
    _part_at(listed, body)
    blocks = [*_body_blocks(body)]
    blocks += [Block(_whole(line), mark=line.mark, contents=True) for line in listed]
    return sorted(blocks, key=_place)


def _part_at(listed: Sequence[Line], body: Sequence[Line]) -> None:
    """Nothing goes on behind a table of contents."""
    starts = [line.start for line in body]
    for line in listed:
        if (following := bisect_right(starts, line.start)) < len(body):
            body[following].after_contents = True


def _place(block: Block) -> int:
    words = block.words if block.rows is None else block.rows[0][0]
    return words.runs[0][0] if words.runs else min(r[0] for row in block.rows or () for c in row for r in c.runs)


def _body_blocks(lines: list[Line]) -> Iterator[Block]:
    joiner = Joiner(lines)
    columns = Columns()
    index = 0
    while index < len(lines):
        if lines[index].cells is not None:
            known = lines[index].merges_known
            rows, index = _take_rows(lines, index)
            records = turn_records(rows)
            yield Block(Fragment("", ()), rows=records or columns.fit(rows), merges_known=known or bool(records))
        else:
            first, paragraph = lines[index], Paragraph(lines[index])
            index += 1
            while index < len(lines) and lines[index].cells is None and joiner.joins(paragraph, lines[index]):
                paragraph.add(lines[index])
                index += 1
            columns.pass_words()
            yield Block(glue(line.words for line in paragraph.lines), mark=first.mark, bold=first.bold)


def _take_rows(lines: list[Line], index: int) -> tuple[list[Row], int]:
    """The rows of the table that begins at `index`, and the index after it."""
    rows: list[Row] = []
    while index < len(lines) and not (rows and lines[index].after_contents):
        cells = lines[index].cells
        if cells is None:
            if not _is_cell_end(lines, index) or _begins_table(rows, lines[index + 1]):
                break
            rows[-1] = (*rows[-1][:-1], glue((rows[-1][-1], lines[index].words)))
        elif rows and _texts(cells) == _texts(rows[0]):
            pass
        elif rows and lines[index].goes_on and len(cells) == len(rows[-1]):
            rows[-1] = tuple(glue(halves) for halves in zip(rows[-1], cells, strict=True))
        elif rows and _is_row_end(rows, cells):
            rows[-1] = (*rows[-1][:-1], glue((rows[-1][-1], cells[0])), *cells[1:])
        else:
            rows.append(cells)
        index += 1
    return rows, index


def _is_cell_end(lines: list[Line], index: int) -> bool:
    """Whether a line between two rows is the end of a cell that was cut at the line's end."""
    line = lines[index]
    followed = index + 1 < len(lines) and lines[index + 1].cells is not None
    plain = not line.mark and not line.bullet and read_mark(line.folded) is None
    return followed and plain and len(line.folded) <= _LONGEST_CELL_END


def _begins_table(rows: list[Row], line: Line) -> bool:
    """Whether a row behind a line is the head of another table, the line its caption."""
    cells = line.cells or ()
    return bool(rows) and _texts(cells) != _texts(rows[0]) and bool(read_columns(_texts(cells)))


def _is_row_end(rows: list[Row], cells: Row) -> bool:
    """Whether two short rows are the halves of one row that was cut inside a cell."""
    width = len(rows[0])
    return len(rows) > 1 and len(rows[-1]) < width and len(cells) < width and len(rows[-1]) + len(cells) - 1 == width


def _texts(cells: Row) -> list[str]:
    return [cell.text for cell in cells]


def _whole(line: Line) -> Fragment:
    """A line's words, cells included."""
    return line.words if line.cells is None else glue(line.cells)


def _with_captions_as_words(lines: list[Line]) -> list[Line]:
    """The lines, rows that are no rows of a table turned into words; rulers (`|---|`) and empty rows left out."""
    kept: list[Line] = []
    for line in lines:
        if line.cells is not None:
            filled = [cell for cell in line.cells if cell.text]
            if not filled:
                continue
            inside = bool(kept) and kept[-1].cells is not None
            if _is_words(filled, len(line.cells), inside=inside):
                line.words, line.cells = glue(filled), None
                line.folded = fold(line.words.text)
        kept.append(line)
    return kept


def _is_words(filled: list[Fragment], width: int, *, inside: bool) -> bool:
    """Whether a row is only a caption or a box's text, or a heading parted from its mark by a tab."""
    first = fold(filled[0].text)
    mark = read_mark(first)
    if len(filled) == 1:
        return width == 1 or (mark is not None and mark.style in _CAPTIONS) or (not inside and width == 2)
    if len(filled) == 2 and mark is None:
        lone = read_mark(first + "题")
        return lone is not None and lone.end == len(first) and not first.isdecimal()
    return False


def _without_repeated_captions(lines: list[Line]) -> list[Line]:
    """The lines without captions that are printed again where a box or table goes on after a page break."""
    kept, current = [], ""
    for line in lines:
        if line.cells is None and (caption := _caption(line.folded)):
            if caption == current:
                continue
            current = caption
        kept.append(line)
    return kept


def _caption(folded: str) -> str:
    if not folded.startswith(("专栏", "表", "续表")) or len(folded) > 60:
        return ""
    plain = folded.removeprefix("续").replace("（续）", "").replace("（续表）", "").rstrip("续")
    mark = read_mark(plain)
    return plain if mark is not None and mark.style in _CAPTIONS else ""
