"""The watchdog of a process that reads one file: it ends the process when a part of the work takes too long."""

import faulthandler

LAST_WORDS = "Timeout ("
"""How the report begins that the watchdog leaves on standard error."""

_seconds: list[float] = []


def start(seconds: float) -> None:
    """Give this process so long. The watchdog is a thread in C: a library that never returns does not stop it."""
    _seconds[:] = [seconds]
    restart()


def restart() -> None:
    """Give the next part of the work (a page of pictures) as long again; nothing where no watchdog runs."""
    for seconds in _seconds:
        faulthandler.dump_traceback_later(seconds, exit=True)
