"""Documents read on all cores: processes that each read one at a time, and a thread for each that waits for it.

A document on which two processes die costs that document, and another process takes the next: a first one may have died
for what is no fault of the document's, such as another program that took all the memory.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from ingest.errors import BrokeDown
from ingest.read.raw import RawFile
from ingest.settings import IngestSettings

_ROOMS = Path(__file__).parents[1]
_CLOSED = "the pool is closed"
_DYING_SECONDS = 2.0
_AHEAD = 3
"""So many documents for each process are under way or done before the first of them is taken."""

_Asked = TypeVar("_Asked")
_Given = TypeVar("_Given")
ReadRaw = Callable[[RawFile, str, IngestSettings], _Given]
"""A function of a module, which reads the document in these bytes under this name."""


class Pool:
    """Use it in a `with`: at its end no process is left."""

    def __init__(self, settings: IngestSettings) -> None:
        self.settings = settings
        self._threads = ThreadPoolExecutor(settings.processes)
        self._mine = threading.local()
        self._changing = threading.Lock()
        self._workers: set[_Worker] = set()
        self._closed = False

    def read(self, read_raw: ReadRaw[_Given], raw: RawFile, name: str) -> _Given:
        """What `read_raw` gives, in the process of this thread. Raises BrokeDown."""
        with suppress(BrokeDown):
            return self._read_once(read_raw, raw, name)
        return self._read_once(read_raw, raw, name)

    def _read_once(self, read_raw: ReadRaw[_Given], raw: RawFile, name: str) -> _Given:
        worker = self._worker()
        try:
            return worker.read(read_raw, raw, name)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            code = self._bury(worker)
            if self._closed:  # the end of the pool is no fault of the document's
                raise EOFError(_CLOSED) from error
            raise BrokeDown(raw.path, code) from error

    def map(self, work: Callable[[_Asked], _Given], asked: Iterable[_Asked]) -> Iterator[_Given]:
        """What `work` gives for each, in their order, some of it worked out ahead; `work` may call `read`."""
        under_way: deque[Future[_Given]] = deque()
        for each in asked:
            under_way.append(self._threads.submit(work, each))
            if len(under_way) > self.settings.processes * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()

    def __enter__(self) -> "Pool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changing:
            self._closed = True
            workers = tuple(self._workers)
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.end()
        self._threads.shutdown()

    def _worker(self) -> "_Worker":
        worker: _Worker | None = getattr(self._mine, "worker", None)
        if worker is not None:
            return worker
        with self._changing:
            if self._closed:
                raise EOFError(_CLOSED)
            worker = self._mine.worker = _Worker(self.settings)
            self._workers.add(worker)
        return worker

    def _bury(self, worker: "_Worker") -> int:
        with self._changing:
            self._workers.discard(worker)
        self._mine.worker = None
        return worker.ended()


class _Worker:
    """A process of worker.py, and of a group of its own: a signal of the terminal reaches it through its parent alone."""

    def __init__(self, settings: IngestSettings) -> None:
        paths = [str(_ROOMS), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "ingest.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            start_new_session=True,
        )
        self._untold: IngestSettings | None = settings

    def read(self, read_raw: ReadRaw[_Given], raw: RawFile, name: str) -> _Given:
        """Raises OSError, EOFError or UnpicklingError where the process dies on it."""
        if (
            self._untold is not None
        ):  # here and not at its start: it may have died by now, and that too costs one document
            self._say(self._untold)
            self._untold = None
        self._say((read_raw, raw, name))
        assert self._process.stdout is not None
        given: _Given = pickle.load(self._process.stdout)  # noqa: S301 - from a process of our own
        return given

    def end(self) -> int:
        """At once, with what it has started itself; the code that it ended with."""
        with suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        with suppress(OSError), self._process:  # what was not said to it any more is no matter
            pass
        return self._process.wait()

    def ended(self) -> int:
        """It has died, or is about to."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_DYING_SECONDS)
        return self.end()

    def _say(self, what: object) -> None:
        assert self._process.stdin is not None
        pickle.dump(what, self._process.stdin)
        self._process.stdin.flush()
