"""Columns of a table that tell how far its tasks have come: what stands there was done, and sets nothing."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from ingest.clean.fold import fold
from ingest.models import Reading, Table
from ingest.rulebook import load_rules
from ingest.spans import Spans

_HEAD_ROWS = 2


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Mention = TypeVar("_Mention", bound=_Placed)


def find_told(reading: Reading) -> Spans:
    """The cells below heads like 进展情况."""
    return Spans.of(span for table in reading.cleaned.tables for span in _told(table))


def without_told(mentions: Iterable[_Mention], told: Spans) -> tuple[_Mention, ...]:
    """The mentions that do not stand in a cell of what was done."""
    return tuple(m for m in mentions if not any((m.start, m.end) == part for part in told.within(m.start, m.end)))


def _told(table: Table) -> Iterable[tuple[int, int]]:
    is_told = load_rules("tables")["head-of-progress"].regex.search
    for number, heads in enumerate(table.rows[:_HEAD_ROWS]):
        columns = [at for at, cell in enumerate(heads) if is_told("".join(fold(cell.text).split()))]
        if columns:
            for row in table.rows[number + 1 :]:
                if len(row) == len(heads):
                    yield from ((row[at].start, row[at].end) for at in columns)
            return
