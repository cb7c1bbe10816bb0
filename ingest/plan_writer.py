"""Plans written while others are read: those that wait for their turn are written together, in one transaction."""

import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import NamedTuple

from ingest.part import PlanPart
from ingest.write import ROWS_AT_ONCE, write_parts
from queries.store import Store

_MOST_TOGETHER = 6
"""More take no less time each, and all of them are read again where their transaction does not end."""


class Written(NamedTuple):
    """Whether there was anything to write, and the plan's share of the time that it took."""

    anything: bool
    seconds: float


class PlanWriter:
    """Use it in a `with`; whoever leaves it before the plans are written leaves those that wait unwritten."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(1)
        self._waiting: deque[PlanPart] = deque()
        self._written: deque[Written] = deque()

    def put(self, part: PlanPart) -> Future[Written]:
        """In the order in which they are put. What the database raises is raised by the result."""
        self._waiting.append(part)
        return self._thread.submit(self._write_next)

    def __enter__(self) -> "PlanWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown(cancel_futures=True)

    def _write_next(self) -> Written:
        """The first that waits, where it was not written with one before it."""
        if not self._written:
            started = time.perf_counter()
            group = self._take_group()
            news = write_parts(self._store, group)
            seconds = (time.perf_counter() - started) / len(group)
            self._written.extend(Written(anything, seconds) for anything in news)
        return self._written.popleft()

    def _take_group(self) -> list[PlanPart]:
        group = [self._waiting.popleft()]
        while self._waiting and len(group) < _MOST_TOGETHER and _goes_with(group, self._waiting[0]):
            group.append(self._waiting.popleft())
        return group


def _goes_with(group: list[PlanPart], part: PlanPart) -> bool:
    """Of one plan, and of copies of one file, the second finds the first in the graph."""
    is_new = all(part.plan.id != other.plan.id and part.plan.sha256 != other.plan.sha256 for other in group)
    return is_new and sum(other.size for other in group) + part.size <= ROWS_AT_ONCE
