"""What a command prints: tables for people, JSON for programs, both on standard output; all else goes to standard error."""

import errno
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from api.cli_exit import CommandError, ExitCode

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PIPE_WIDTH = 120
"""Columns of a table that is written to a file or a pipe, which have no width of their own."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def whole_output() -> Iterator[None]:
    """What is printed has arrived when this ends: Python would find out at exit, and say it in its own words."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has what it wanted; the command goes on to its own end.
        _print_nowhere()
    except OSError as error:
        if error.errno not in FULL:
            raise
        _print_nowhere()
        raise CommandError(f"standard output: {error.strerror}. Make room, then run again.", ExitCode.REFUSED) from None


def _print_nowhere() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@cache
def console() -> "Console":
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)


@cache
def error_console() -> "Console":
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def print_line(text: str) -> None:
    with whole_output():
        sys.stdout.write(f"{text}\n")


def print_json(value: object) -> None:
    """One JSON document on standard output, in Chinese as written."""
    print_line(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def print_table(rows: Sequence[Mapping[str, object]], columns: Iterable[tuple[str, str]], title: str = "") -> None:
    """Rows as a table; `columns` are pairs of a row's key and the heading over it."""
    from rich.markup import escape
    from rich.table import Table

    shown = tuple(columns)
    table = Table(title=escape(title) or None, title_justify="left", show_lines=True)
    for _, heading in shown:
        table.add_column(escape(heading), overflow="fold")
    for row in rows:
        table.add_row(*(escape(in_words(row.get(key))) for key, _ in shown))
    print_rich(table)


def print_rich(shown: "RenderableType", *, style: str | None = None) -> None:
    """A text as it is, or a table. Captured first: rich would end the program itself when a reader has gone."""
    with console().capture() as drawn:
        console().print(shown, style=style, markup=False, soft_wrap=isinstance(shown, str))
    with whole_output():
        sys.stdout.write(drawn.get())


def in_words(value: object) -> str:
    """A value of a row as a person reads it."""
    if value is None:
        return "—"
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("title") or json.dumps(value, ensure_ascii=False, default=_plain))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "、".join(in_words(part) for part in value) or "—"
    return str(value)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form for {value!r}")
