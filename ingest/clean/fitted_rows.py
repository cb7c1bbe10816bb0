"""Rows with fewer cells than their table's head has columns: each cell goes under the column that it suits, however the
table was printed."""

from collections.abc import Sequence

from ingest.clean.cell_forms import Kind, lists_units, read_head
from ingest.clean.cell_rows import place_cells
from ingest.clean.fold import fold
from ingest.clean.fragment import NOTHING, Fragment
from ingest.clean.task_groups import find_tasks_below_groups, move_task

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
        return _below_groups([_fit(words, kinds) if (words := _short(row, kinds)) else row for row in rows], kinds)


def read_columns(heads: Sequence[str]) -> tuple[Kind, ...]:
    """What the columns under these heads hold; nothing where too few of them are known."""
    kinds = [read_head(words) for words in heads]
    known = len(kinds) - kinds.count(None)
    if len(kinds) < _FEWEST_HEADS or known < len(kinds) * _SHARE_OF_HEADS:
        return ()
    return tuple(kind or Kind.OTHER for kind in kinds)


def _short(row: Row, columns: Sequence[Kind]) -> Row:
    """The cells of a row that lacks some, one with a border too many among them; one that is filled up with empty ones behind lacks the merged ones in front, if
    its units stand elsewhere than under their head."""
    if _FEWEST_CELLS <= len(row) < len(columns):
        return row
    if len(row) > len(columns) > 0 and not any(cell.text for cell in row[len(columns) - 1 :]):
        filled = max((place for place, cell in enumerate(row) if cell.text), default=0)
        return row[: filled + 1] if filled + 1 >= _FEWEST_CELLS else ()
    if len(row) != len(columns) or row[-1].text or Kind.WHO not in columns:
        return ()
    under = [cell.text for cell, kind in zip(row, columns, strict=True) if kind is Kind.WHO]
    beside = [cell.text for cell, kind in zip(row, columns, strict=True) if kind is not Kind.WHO]
    if any(_names_units(words) for words in under) or not any(_names_units(words) for words in beside):
        return ()
    filled = max(place for place, cell in enumerate(row) if cell.text)
    return row[: filled + 1]


def _below_groups(rows: list[Row], columns: Sequence[Kind]) -> list[Row]:
    """The rows; a task that was fitted in where its group is merged with the one above stands under the tasks."""
    whole = [at for at, row in enumerate(rows) if len(row) == len(columns) and not _is_head(row)]
    words = [[fold(cell.text) for cell in rows[at]] for at in whole]
    for place in find_tasks_below_groups(words, columns):
        row = list(rows[whole[place]])
        move_task(row, columns)
        rows[whole[place]] = tuple(row)
    return rows


def _is_head(row: Row) -> bool:
    return bool(read_columns([cell.text for cell in row]))


def _names_units(words: str) -> bool:
    return bool(words) and lists_units(fold(words))


def _fit(row: Row, columns: Sequence[Kind]) -> Row:
    fitted = [NOTHING] * len(columns)
    for cell, column in zip(row, place_cells([fold(cell.text) for cell in row], columns), strict=True):
        fitted[column] = cell
    return tuple(fitted)
