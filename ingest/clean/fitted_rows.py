"""Rows with fewer cells than their table's head has columns: each cell goes under the column that it suits, however the
table was printed."""

from collections.abc import Sequence

from ingest.clean.cell_forms import Kind, read_head
from ingest.clean.cell_rows import place_cells
from ingest.clean.fold import fold
from ingest.clean.fragment import NOTHING, Fragment

_FEWEST_HEADS = 3
_SHARE_OF_HEADS = 0.6
_FEWEST_CELLS = 2
_MOST_WORDS_BETWEEN = 2

Row = tuple[Fragment, ...]


class Columns:
    """What the columns of the table before hold: a heading or two may part its rows."""

    def __init__(self) -> None:
        self.kinds: tuple[Kind, ...] = ()
        self.words_since = 0

    def pass_words(self) -> None:
        """A paragraph stands below the table."""
        self.words_since += 1

    def fit(self, rows: Sequence[Row]) -> list[Row]:
        """The rows of a table; the short ones below a head that says what its columns hold get their empty cells back."""
        if (own := read_columns([cell.text for cell in rows[0]])) or self.words_since > _MOST_WORDS_BETWEEN:
            self.kinds = own
        self.words_since = 0
        kinds = self.kinds if any(len(row) == len(self.kinds) for row in rows) else ()
        return [_fit(row, kinds) if _FEWEST_CELLS <= len(row) < len(kinds) else row for row in rows]


def read_columns(heads: Sequence[str]) -> tuple[Kind, ...]:
    """What the columns under these heads hold; nothing where too few of them are known."""
    kinds = [read_head(words) for words in heads]
    known = len(kinds) - kinds.count(None)
    if len(kinds) < _FEWEST_HEADS or known < len(kinds) * _SHARE_OF_HEADS:
        return ()
    return tuple(kind or Kind.OTHER for kind in kinds)


def _fit(row: Row, columns: Sequence[Kind]) -> Row:
    fitted = [NOTHING] * len(columns)
    for cell, column in zip(row, place_cells([fold(cell.text) for cell in row], columns), strict=True):
        fitted[column] = cell
    return tuple(fitted)
