"""How a command ends: its exit code, and one clear message instead of a traceback for what was to be expected."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import NoReturn

from ingest.errors import IngestError, VocabularyError
from queries.errors import QueriesError, StoreError


class ExitCode(IntEnum):
    """What the exit code of `qiantou` means; docs/cli.md says the same."""

    OK = 0
    REFUSED = 1
    """Something of the input was refused: a file that is no plan, a plan that is not there. The rest was done."""
    USAGE = 2
    """The command line, a setting or a query's parameter is wrong. Nothing was done."""
    DATABASE = 3
    """The database does not start, does not answer, does not let us in or cannot write."""
    NO_ANSWER = 4
    """The question is not one that the graph can answer."""
    ADDRESS = 5
    """The API's address cannot be listened on: its port is taken."""
    BROKEN = 6
    """The graph does not hold to its own rules; what was found is named."""
    INTERRUPTED = 130
    """Stopped with Ctrl-C."""


class CommandError(Exception):
    """Ends the command with a message and a code."""

    def __init__(self, message: str, code: ExitCode) -> None:
        super().__init__(message)
        self.code = code


def tell(message: str) -> None:
    """One line for the person, never in the way of what a program reads."""
    print(message, file=sys.stderr, flush=True)


@contextmanager
def expected_errors() -> Iterator[None]:
    """Turn the errors that a user can cause or mend into a message and an exit code; all others are bugs and show."""
    try:
        yield
    except CommandError as error:
        _leave(error, error.code)
    except StoreError as error:
        _leave(error, ExitCode.DATABASE)
    except QueriesError as error:
        _leave(error, ExitCode.USAGE)
    except VocabularyError as error:
        _leave(error, ExitCode.USAGE)
    except IngestError as error:
        _leave(error, ExitCode.REFUSED)
    except KeyboardInterrupt:
        _leave("stopped", ExitCode.INTERRUPTED)


def _leave(message: object, code: ExitCode) -> NoReturn:
    tell(f"qiantou: {message}")
    sys.exit(code)
