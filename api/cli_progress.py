"""Progress of long work on standard error: bars on a terminal, a line a step elsewhere, nothing for short work."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from api.cli_console import error_console
from api.cli_exit import tell

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class ProgressReport:
    """Takes what the rooms report: the step's name, how much is done and of how much (0 where nobody knows)."""

    def __init__(self) -> None:
        self._bars: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        if what not in self._tasks:
            self._begin(what)
        if self._bars is not None:
            self._bars.update(self._tasks[what], completed=done, total=total or None)

    def next_document(self, done: int, total: int, name: str) -> None:
        """One more document of an ingest call; `name` is the one read now, empty after the last."""
        if error_console().is_terminal:
            self("reading plans", done, total)
        elif name:
            tell(f"reading {name} ({done + 1} of {total})")

    def close(self) -> None:
        if self._bars is not None:
            self._bars.stop()

    def _begin(self, what: str) -> None:
        from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn

        if not error_console().is_terminal:
            self._tasks[what] = TaskID(len(self._tasks))
            tell(what)
            return
        if self._bars is None:
            columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
            self._bars = Progress(*columns, console=error_console(), transient=True)
            self._bars.start()
        self._tasks[what] = self._bars.add_task(what, total=None)


@contextmanager
def progress() -> Iterator[ProgressReport]:
    """A report that is closed, and its bars with it, before anything else is printed."""
    report = ProgressReport()
    try:
        yield report
    finally:
        report.close()
