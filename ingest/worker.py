"""A process of the pool: reads one document after the other, and ends at once when the process that started it ends.

Both sides speak pickle: the settings, then for each document how it is read, its file and its plan's name; back comes
what it gave.
"""

import os
import pickle
import signal
import sys
import threading
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, BinaryIO

from ingest.pool import ReadRaw
from ingest.read.raw import RawFile

_Asked = tuple[ReadRaw[Any], RawFile, str]


def _main() -> None:
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    settings = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    documents: SimpleQueue[_Asked] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, documents), daemon=True).start()
    while True:
        read_raw, raw, name = documents.get()
        pickle.dump(read_raw(raw, name, settings), answers)
        answers.flush()


def _listen(asked: BinaryIO, documents: "SimpleQueue[_Asked]") -> None:
    with suppress(EOFError, pickle.UnpicklingError):
        while True:
            documents.put(pickle.load(asked))  # noqa: S301 - from the process that started this one
    _end()


def _end() -> None:
    """And whatever this process has started itself: it leads a group of its own."""
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


if __name__ == "__main__":
    _main()
