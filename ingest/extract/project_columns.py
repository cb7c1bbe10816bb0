"""The columns of a table of works: which names them, what they cost, how large they are, and where its rows begin."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ingest.clean.fold import fold
from ingest.extract.indicator_columns import read_columns
from ingest.models import Cell, Reading, Table
from ingest.rulebook import load_rules

RULES = load_rules("project_tables")

HEAD_ROWS = 3

FEWEST_NUMBERED = 2
"""Rows of a table without a head that begin with a number."""

FEWEST_STATES = 2
"""Rows that say how far their work is."""

FEWEST_HEADS = 3
"""In the first column of a table that is turned round."""

SHARE_OF_ROWS = 0.6
"""Of a table's rows, how many show what it is."""

CAPTION = 60
"""Characters before a table in which its unit of money is looked for."""

PLAIN_NUMBER = re.compile(r"\d{1,9}(?:,\d{3})*(?:\.\d+)?")
_SPACES = re.compile(r"\s+")
_MONEY = re.compile(r"(亿|千万|百万|万|千)?元")

Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a row has its works' names (several where 在建项目 stands beside 预备项目), their money and size; `magnitude` is
    what the head counts money in. Not `described`: no column says how large or how dear a work is, and only a name of a
    work tells one."""

    names: tuple[int, ...]
    money: int | None
    magnitude: str | None
    scale: int | None
    described: bool


@dataclass(frozen=True, slots=True)
class Columned:
    """The rows of a table of works below its head, and what their columns are."""

    columns: Columns
    rows: Sequence[Row]


def find_columns(reading: Reading, table: Table, before: Columned | None) -> Columned | None:
    """The rows of a table of works with their columns; one without a head may go on with the table `before` it."""
    return _headed(reading, _upright(table)) or _headless(table, before)


def _headed(reading: Reading, table: Table) -> Columned | None:
    """The rows of a table below its head."""
    for at, head in enumerate(table.rows[:HEAD_ROWS]):
        rows = table.rows[at + 1 :]
        if (columns := _columns(reading, table, head, rows)) is not None:
            return Columned(columns, rows)
    return None


def _upright(table: Table) -> Table:
    """The table; one whose heads stand in its first column, a work in each of the others, turned round."""
    heads = [plain_words(row, 0) for row in table.rows]
    about = RULES["column-about-work"].regex
    if len(heads) < FEWEST_HEADS or RULES["column-work"].regex.search(heads[0]) is None:
        return table
    if not any(map(about.search, heads)) or any(map(about.search, _folded(table.rows[0][1:]))):
        return table
    return replace(table, rows=tuple(zip(*table.rows, strict=True))) if _is_even(table.rows) else table


def _is_even(rows: Sequence[Row]) -> bool:
    """Whether all rows have as many cells."""
    return len({len(row) for row in rows}) == 1


def _headless(table: Table, before: Columned | None) -> Columned | None:
    """The rows of a table without a head that are numbered: in columns like those of the table before, with which it goes
    on, or a name beside how far its work is."""
    rows = table.rows
    numbered = [PLAIN_NUMBER.fullmatch(plain_words(row, 0)) is not None for row in rows]
    if not numbered[0] or sum(numbered) < max(FEWEST_NUMBERED, len(rows) * SHARE_OF_ROWS):
        return None
    if before is not None and before.rows and len(before.rows[-1]) == len(rows[0]):
        return Columned(before.columns, rows)
    return Columned(Columns((1,), None, None, None, described=True), rows) if _tells_how_far(rows) else None


def _tells_how_far(rows: Sequence[Row]) -> bool:
    """Whether a column says of most works how far they are: 在建, 新开工."""
    even = [row for row in rows if len(row) == len(rows[-1])]
    return any(_is_state(words for words in _folded(column) if words) for column in zip(*even, strict=True))


def _is_state(column: Iterable[str]) -> bool:
    states = [RULES["cell-state"].regex.fullmatch(words) is not None for words in column]
    return sum(states) >= max(FEWEST_STATES, len(states) * SHARE_OF_ROWS)


def _columns(reading: Reading, table: Table, head: Row, rows: Sequence[Row]) -> Columns | None:
    """The columns of a table whose head names works, and says how large or how dear they are or that these are names."""
    words = _folded(head)
    named = tuple(_all(words, "column-named-work"))
    names = named or tuple(_all(words, "column-work"))[:1]
    about = list(_all(words, "column-about-work"))
    indicators = read_columns(words)
    sets_numbers = indicators is not None and indicators.sets_numbers and len(about) < 2
    if not names or not (named or about) or sets_numbers:
        return None
    money = next(chain(_all(words, "column-money"), _all(words, "column-money-of-year")), None)
    described = bool(about) or len(names) > 1 or _tells_how_far(rows) or _lists_works(reading, table)
    magnitude = _magnitude(reading, table, words[money]) if money is not None else None
    return Columns(names, money, magnitude, next(_all(words, "column-scale"), None), described=described)


def _lists_works(reading: Reading, table: Table) -> bool:
    """Whether the words above a table, or the document's title, say that it lists works."""
    title = fold(reading.front.title or "")
    return any(RULES["list-of-works"].regex.search(words) for words in (_above(reading, table), title))


def _above(reading: Reading, table: Table) -> str:
    return reading.cleaned.folded[max(0, table.start - CAPTION) : table.start]


def _all(words: Sequence[str], rule: str) -> Iterator[int]:
    return (at for at, word in enumerate(words) if RULES[rule].regex.search(word))


def _folded(cells: Iterable[Cell]) -> list[str]:
    return [_SPACES.sub("", fold(cell.text)) for cell in cells]


def plain_words(row: Row, at: int) -> str:
    """A cell's words without spaces; none where the row is shorter."""
    return _SPACES.sub("", fold(row[at].text)) if at < len(row) else ""


def _magnitude(reading: Reading, table: Table, head: str) -> str | None:
    """What the numbers under 投资（万元） count, by the head or by `单位：万元` above the table."""
    units = (_MONEY.search(place) for place in (head, _above(reading, table)))
    return next((unit[1] or "" for unit in units if unit), None)
