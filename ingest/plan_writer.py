"""Plans written while others are read: those that wait for their turn are written together, in one transaction."""

import threading
import time
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import NamedTuple

from ingest.part import PlanPart
from ingest.write import ROWS_AT_ONCE, write_parts
from queries.store import Store

_MOST_TOGETHER = 6
"""More take no less time each, and all of them are read again where their transaction does not end."""

_CONNECTIONS = 2
"""While one transaction is written, the next one's rows are on their way; the database writes one after the other."""


class Written(NamedTuple):
    """Whether there was anything to write, and the plan's share of the time that it took."""

    anything: bool
    seconds: float


class _Put(NamedTuple):
    part: PlanPart
    written: Future[Written]


class PlanWriter:
    """Use it in a `with`; whoever leaves it before the plans are written leaves those that wait unwritten."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._threads = ThreadPoolExecutor(_CONNECTIONS)
        self._changed = threading.Condition()
        self._waiting: deque[_Put] = deque()
        self._under_way: list[PlanPart] = []
        self._ended = 0.0

    def put(self, part: PlanPart) -> Future[Written]:
        """In the order in which they are put. What the database raises is raised by the result."""
        put = _Put(part, Future())
        with self._changed:
            self._waiting.append(put)
        self._threads.submit(self._write_some)
        return put.written

    def __enter__(self) -> "PlanWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(cancel_futures=True)
        for put in self._waiting:
            put.written.cancel()

    def _write_some(self) -> None:
        """Those that wait first, where they have not gone with others before them."""
        with self._changed:
            self._changed.wait_for(self._may_go)
            group = self._take_group()
        if group:
            self._write(group)

    def _may_go(self) -> bool:
        """One that needs what is being written now waits until it is there."""
        return not self._waiting or _is_apart(self._waiting[0].part, self._under_way)

    def _take_group(self) -> list[_Put]:
        group: list[_Put] = []
        while self._waiting and len(group) < _MOST_TOGETHER and self._goes_with(group):
            group.append(self._waiting.popleft())
            self._under_way.append(group[-1].part)
        return group

    def _goes_with(self, group: list[_Put]) -> bool:
        part = self._waiting[0].part
        fits = sum(put.part.size for put in group) + part.size <= ROWS_AT_ONCE
        return (fits or not group) and _is_apart(part, self._under_way)

    def _write(self, group: list[_Put]) -> None:
        started = time.perf_counter()
        try:
            news = write_parts(self._store, [put.part for put in group])
        except BaseException as error:
            for put in group:
                put.written.set_exception(error)
        else:
            seconds = self._since_last(started) / len(group)
            for put, anything in zip(group, news, strict=True):
                put.written.set_result(Written(anything, seconds))
        with self._changed:
            self._under_way = [part for part in self._under_way if all(part is not put.part for put in group)]
            self._changed.notify_all()

    def _since_last(self, started: float) -> float:
        """The time that was ours alone: until the group before it had ended, it waited for its turn."""
        with self._changed:
            before, self._ended = max(started, self._ended), time.perf_counter()
            return self._ended - before


def _is_apart(part: PlanPart, others: Iterable[PlanPart]) -> bool:
    """Of one plan, and of copies of one file, the second finds the first in the graph."""
    return all(part.plan.id != other.plan.id and part.plan.sha256 != other.plan.sha256 for other in others)
