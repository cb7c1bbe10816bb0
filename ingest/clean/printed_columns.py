"""Tables printed in columns by blanks whose cells go on over several lines, as a PDF's text keeps its layout: the lines
become rows. Those with a row a line are spaced rows."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.clean.cell_forms import LONGEST_HEAD, Kind, is_number
from ingest.clean.cell_heads import is_outer
from ingest.clean.cell_tables import glue_cell
from ingest.clean.cells import WIDE_GAP
from ingest.clean.fitted_rows import read_columns
from ingest.clean.fold import fold
from ingest.clean.fragment import NOTHING, Fragment, cut, glue
from ingest.clean.lines import Line
from ingest.clean.printed_rows import PrintedLine, find_rows
from ingest.rulebook import load_rules

_FEWEST_COLUMNS = 3
_MOST_LINES = 2000
_MOST_HEAD_LINES = 3
_FARTHEST_IN = 200
"""Characters of a printed line before a piece of it that is a line here; text on one line is not measured again and again."""
_NEARLY_FULL = 3
"""Widths of a character that a full line may lack."""
_SAYING = frozenset({Kind.WHO, Kind.TERM, Kind.VALUE})
_WIDE = "WFA"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words between two wide gaps, and where they are printed."""

    words: Fragment
    left: int
    right: int


@dataclass(slots=True)
class _Strip:
    """Where the words of a column are printed."""

    left: int
    right: int


@dataclass(frozen=True, slots=True)
class _Head:
    """The pieces of each of a head's cells, which may stand on lines of their own (责任 above 单位), what the columns hold,
    and the words of its lines."""

    cells: tuple[tuple[_Piece, ...], ...]
    kinds: tuple[Kind, ...]
    lines: tuple[tuple[str, ...], ...]

    @property
    def strips(self) -> list[_Strip]:
        return [_Strip(min(p.left for p in cell), max(p.right for p in cell)) for cell in self.cells]


def with_printed_rows(lines: Sequence[Line], original: str) -> list[Line]:
    """The lines; those of a table with cells over several lines as its rows."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        head = _find_head(lines, at, original)
        below = at + len(head.lines) if head is not None else at
        table = list(_below(lines, below, head, original)) if head is not None else []
        rows = _as_rows(lines, at, table, head) if head is not None and table else []
        found += rows or [lines[at]]
        at = below + len(table) if rows else at + 1
    return found


def _find_head(lines: Sequence[Line], at: int, original: str) -> _Head | None:
    """The head that begins at this line, on as few lines as it makes sense on, and on those with notes below it."""
    cells: list[list[_Piece]] = []
    read: list[tuple[str, ...]] = []
    found: _Head | None = None
    for line in lines[at : at + _MOST_HEAD_LINES]:
        if line.end - line.start > LONGEST_HEAD and WIDE_GAP.search(original, line.start, line.end) is None:
            return found  # as almost every line of a text, which need not be measured
        pieces = _pieces(line, original)
        if not pieces or any(len(piece.words.text) > LONGEST_HEAD for piece in pieces):
            return found
        read.append(tuple(piece.words.text for piece in pieces))
        for piece in pieces:
            above = [cell for cell in cells if any(piece.left < p.right and p.left < piece.right for p in cell)]
            if len(above) > 1:
                return found
            if above:
                above[0].append(piece)
            else:
                cells.append([piece])
        cells.sort(key=lambda cell: cell[0].left)
        kinds = read_columns(["".join(piece.words.text for piece in cell) for cell in cells])
        if found is not None and not all(map(_is_note, read[-1])):
            break
        if len(kinds) >= _FEWEST_COLUMNS and _telling(kinds) is not None:
            found = _Head(tuple(map(tuple, cells)), kinds, tuple(read))
    return found


def _is_note(words: str) -> bool:
    """Whether words below a head only say more of it: （万元）."""
    return words.startswith(("（", "(")) and words.endswith(("）", ")"))


def _telling(kinds: Sequence[Kind]) -> Kind | None:
    """The kind of the column that has one word in each row."""
    if Kind.ITEM not in kinds or _SAYING.isdisjoint(kinds):
        return None
    return next((kind for kind in (Kind.NUMBER, Kind.VALUE) if kind in kinds), None)


def _pieces(line: Line, original: str) -> list[_Piece]:
    """What wide gaps part on a line; nothing for a row with cells already, or one with tabs."""
    if line.cells is not None or line.mark or "\t" in original[line.start : line.end]:
        return []
    earliest = max(0, line.start - _FARTHEST_IN)
    begins = max(original.rfind("\n", earliest, line.start), original.rfind("\f", earliest, line.start)) + 1
    if begins == 0 < earliest:
        return []
    left = _width(original[begins : line.start])
    start = line.start
    pieces: list[_Piece] = []
    for stop, behind in [
        *(gap.span() for gap in WIDE_GAP.finditer(original, line.start, line.end)),
        (line.end, line.end),
    ]:
        right = left + _width(original[start:stop].rstrip())
        pieces.append(_Piece(cut(original, start, stop), left, right))
        left, start = left + _width(original[start:behind]), behind
    return [piece for piece in pieces if piece.words.text]


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in _WIDE else 1 for letter in words)


def _below(lines: Sequence[Line], at: int, head: _Head, original: str) -> Iterator[list[_Piece]]:
    """The pieces of each line of the table below its head, as long as none runs over from one column into another;
    none for a heading between rows."""
    strips = head.strips
    ends = load_rules("tables")["ends_table"].regex.search
    for line in lines[at : at + _MOST_LINES]:
        pieces = _pieces(line, original)
        if is_outer(line):
            yield []
        elif not pieces or ends(line.folded) or not _widen(strips, pieces):
            return
        else:
            yield pieces


def _widen(strips: list[_Strip], pieces: Sequence[_Piece]) -> bool:
    """Widen columns by what is printed under them; False where a piece stands under two of them."""
    under = [_column(strips, piece) for piece in pieces]
    if None in under or len(set(under)) < len(under):
        return False
    for column, piece in zip(under, pieces, strict=True):
        if column is not None:
            strip = strips[column]
            strip.left, strip.right = min(strip.left, piece.left), max(strip.right, piece.right)
    return True


def _column(strips: Sequence[_Strip], piece: _Piece) -> int | None:
    """The column that a piece stands under: the only one that it touches, or the nearest."""
    touched = [at for at, strip in enumerate(strips) if piece.left < strip.right and strip.left < piece.right]
    if len(touched) > 1:
        return None
    gaps = [max(strip.left - piece.right, piece.left - strip.right) for strip in strips]
    return touched[0] if touched else gaps.index(min(gaps))


def _as_rows(lines: Sequence[Line], at: int, table: Sequence[list[_Piece]], head: _Head) -> list[Line]:
    """The table's lines as rows, its head the first; nothing where no cell goes on over lines. A heading between rows
    stays; a head that is printed again does not."""
    strips = head.strips
    for pieces in table:
        _widen(strips, pieces)
    below = at + len(head.lines)
    found = [_row_line(lines[at:below], [[glue(piece.words for piece in cell)] for cell in head.cells])]
    heads = _repeated_heads(table, head)
    first, goes_on = 0, False
    for place in range(len(table) + 1):
        if place < len(table) and table[place] and place not in heads:
            continue
        block = [_lay(pieces, strips) for pieces in table[first:place]]
        rows = find_rows([_printed(cells, head.kinds, strips) for cells in block])
        for start, stop in rows:
            cells = [
                [piece.words for line in block[start:stop] if (piece := line[column])] for column in range(len(strips))
            ]
            found.append(_row_line(lines[below + first + start : below + first + stop], cells))
            goes_on = goes_on or stop - start > 1
        done = rows[-1][1] if rows else 0
        found += lines[below + first + done : below + place]
        if place < len(table) and place not in heads:
            found.append(lines[below + place])
        first = place + 1
    return found if goes_on else []


def _repeated_heads(table: Sequence[list[_Piece]], head: _Head) -> frozenset[int]:
    """The lines on which the head is printed again."""
    words = [tuple(piece.words.text for piece in pieces) for pieces in table]
    count = len(head.lines)
    starts = [at for at in range(len(words)) if tuple(words[at : at + count]) == head.lines]
    return frozenset(at + line for at in starts for line in range(count))


def _lay(pieces: Sequence[_Piece], strips: Sequence[_Strip]) -> list[_Piece | None]:
    cells: list[_Piece | None] = [None] * len(strips)
    for piece in pieces:
        if (column := _column(strips, piece)) is not None:
            cells[column] = piece
    return cells


def _printed(cells: Sequence[_Piece | None], kinds: Sequence[Kind], strips: Sequence[_Strip]) -> PrintedLine:
    words = tuple(fold(piece.words.text) if piece is not None else "" for piece in cells)
    items = [at for at, kind in enumerate(kinds) if kind is Kind.ITEM]
    is_full = any((piece := cells[at]) is not None and piece.right > strips[at].right - _NEARLY_FULL for at in items)
    return PrintedLine(words, is_full, _tells_row(words, kinds))


def _tells_row(words: Sequence[str], kinds: Sequence[Kind]) -> bool:
    told = _telling(kinds)
    return any(
        is_number(cell) or _is_sum(cell) if kind is Kind.NUMBER else bool(cell)
        for cell, kind in zip(words, kinds, strict=True)
        if kind is told
    )


def _is_sum(words: str) -> bool:
    return load_rules("tables")["cell-sum"].regex.search(words) is not None


def _row_line(lines: Sequence[Line], cells: Sequence[Sequence[Fragment]]) -> Line:
    return replace(
        lines[0],
        end=lines[-1].end,
        words=NOTHING,
        folded="",
        cells=tuple(glue_cell(cell) if cell else NOTHING for cell in cells),
    )
