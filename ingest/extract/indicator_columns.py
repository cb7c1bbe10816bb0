"""What the columns of an indicator table are, by the words at their head."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.extract.indicator_values import RULES
from ingest.models import Table

HEAD_ROWS = 4
"""Rows in which a head is looked for."""

FEWEST_HEADS = 2
"""Words of a table that make a row its head."""

_YEAR = re.compile(r"20\d{2}")
_STEP = re.compile(r"^[二三]级指标")
_UNIT = re.compile(r"（([^（）]{1,10})）$")
_SPACES = re.compile(r"\s+")


class ColumnKind(StrEnum):
    NUMBER = "number"
    CATEGORY = "category"
    NAME = "name"
    UNIT = "unit"
    BASE = "base"
    TARGET = "target"
    CHANGE = "change"
    NATURE = "nature"
    DEPARTMENTS = "departments"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    kind: ColumnKind
    year: int | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, left to right."""

    columns: tuple[Column, ...]

    def find(self, kind: ColumnKind) -> int | None:
        """The first column of this kind."""
        return next((at for at, column in enumerate(self.columns) if column.kind is kind), None)

    def all(self, *kinds: ColumnKind) -> tuple[int, ...]:
        return tuple(at for at, column in enumerate(self.columns) if column.kind in kinds)

    @property
    def sets_numbers(self) -> bool:
        """Whether rows give names and values in columns of their own."""
        return self.find(ColumnKind.NAME) is not None and bool(self.all(ColumnKind.TARGET, ColumnKind.CHANGE))

    @property
    def lists_sentences(self) -> bool:
        """Whether a column of indicators stands beside their categories, name and value in one cell."""
        return self.find(ColumnKind.NAME) is not None and self.find(ColumnKind.CATEGORY) is not None


_RULE_OF: dict[ColumnKind, str] = {
    kind: f"column-{kind}"
    for kind in (
        ColumnKind.NUMBER,
        ColumnKind.UNIT,
        ColumnKind.DEPARTMENTS,
        ColumnKind.NATURE,
        ColumnKind.CATEGORY,
        ColumnKind.NAME,
    )
}


def read_columns(heads: Sequence[str]) -> Columns | None:
    """The columns that these head cells name; None where the row is no head (fewer than two words of a table)."""
    words = [_SPACES.sub("", head) for head in heads]
    columns = _without_early_targets([_column(word) for word in words])
    known = sum(column.kind is not ColumnKind.OTHER for column in columns)
    if known < FEWEST_HEADS or known * 2 <= sum(map(bool, words)):
        return None
    return Columns(tuple(_with_names(_with_unnamed_names(_with_last_names(columns, words), words))))


def below_years(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """The heads of two rows put together, a year over all that stand below it: 2020年 over 目标 and 实际; none where the
    lower row is no head."""
    heads: list[str] = []
    year = ""
    for above, below in zip(upper, lower, strict=True):
        year = (above if _YEAR.search(above) else "") if above.strip() else year
        heads.append(above if above == below else (above.strip() or (year if below.strip() else "")) + below)
    return heads if read_columns(lower) is not None else []


def without_base_in(columns: Columns, first: int | None) -> Columns:
    """The columns of a plan whose first year this is, from which on each year is one that it sets numbers for."""
    return Columns(
        tuple(
            Column(ColumnKind.TARGET, c.year, c.unit)
            if c.kind is ColumnKind.BASE and c.year is not None and c.year == first
            else c
            for c in columns.columns
        )
    )


def is_indicator_table(table: Table) -> bool:
    """Whether a table's head names indicators and their targets."""
    heads = (read_columns([cell.text for cell in row]) for row in table.rows[:HEAD_ROWS])
    columns = next((columns for columns in heads if columns is not None), None)
    return columns is not None and columns.sets_numbers


def _column(word: str) -> Column:
    for kind, rule in _RULE_OF.items():
        if RULES[rule].regex.search(word):
            return Column(kind)
    year = _YEAR.search(word)
    unit = _UNIT.search(word)
    described = (int(year[0]) if year else None, unit[1] if unit and not _YEAR.search(unit[1]) else None)
    plain = _UNIT.sub("", word) if described[1] else word
    for kind, rule in (
        (ColumnKind.TARGET, "column-target"),
        (ColumnKind.CHANGE, "column-change"),
        (ColumnKind.BASE, "column-base"),
    ):
        if RULES[rule].regex.search(plain):
            return Column(kind, *described)
    return Column(ColumnKind.OTHER)


def _with_last_names(columns: list[Column], words: Sequence[str]) -> list[Column]:
    """Of indicators in several steps (二级指标 | 三级指标) the last ones are the names."""
    steps = [at for at, word in enumerate(words) if _STEP.search(word) and columns[at].kind is ColumnKind.NAME]
    return [Column(ColumnKind.CATEGORY) if at in steps[:-1] else column for at, column in enumerate(columns)]


def _with_names(columns: list[Column]) -> list[Column]:
    """Where no column is headed as names, and each row has a nature, that of categories holds them (类别 | 单位 | 2025年)."""
    kinds = {column.kind for column in columns}
    if ColumnKind.NAME in kinds or not {ColumnKind.CATEGORY, ColumnKind.TARGET, ColumnKind.NATURE} <= kinds:
        return columns
    return [Column(ColumnKind.NAME) if column.kind is ColumnKind.CATEGORY else column for column in columns]


def _with_unnamed_names(columns: list[Column], words: Sequence[str]) -> list[Column]:
    """Beside years, a first column whose head is empty or says 年份 holds the names of what they are of."""
    aside = RULES["column-aside"].regex
    kinds = {column.kind for column, word in zip(columns[1:], words[1:], strict=True) if not aside.search(word)}
    years = sum(column.year is not None for column in columns[1:])
    if kinds & {ColumnKind.NAME, ColumnKind.OTHER} or years < FEWEST_HEADS:
        return columns
    if not RULES["column-unnamed"].regex.search(words[0]):
        return columns
    return [Column(ColumnKind.NAME), *columns[1:]]


def _without_early_targets(columns: list[Column]) -> list[Column]:
    """A bare year is a target by its form: where a later one stands beside it, the earliest is the base. What was aimed at
    for the year of the base is over."""
    years = [c.year for c in columns if c.kind is ColumnKind.TARGET and c.year is not None]
    if bases := [c.year or 0 for c in columns if c.kind is ColumnKind.BASE]:
        return [Column(ColumnKind.OTHER) if c.kind is ColumnKind.TARGET and c.year in bases else c for c in columns]
    if len(years) < 2:
        return columns
    first = min(years)
    return [
        Column(ColumnKind.BASE, c.year, c.unit) if c.kind is ColumnKind.TARGET and c.year == first else c
        for c in columns
    ]
