"""Reading in a process of its own: what a hostile file can do there is bounded in time and memory, and harms nobody.

The parent sends a line of JSON and the file's bytes, and gets a line of JSON back: the document, or why there is none.
The child's watchdog is a thread of faulthandler: it ends the process even inside a C library.
"""

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ingest import errors
from ingest.errors import IngestError
from ingest.models import Document, Recognised
from ingest.read import refusals, watch
from ingest.read.formats import READERS
from ingest.read.raw import RawFile
from ingest.read.refusals import Broke, TooMuchMemory, TooSlow
from ingest.settings import IngestSettings

_OUT_OF_MEMORY = 71
_MEMORY_WORDS = ("bad_alloc", "MemoryError", "out of memory", "cannot allocate", "failed to map segment")
_ROOMS = Path(__file__).parents[2]


def read_apart(raw: RawFile, reader: str, settings: IngestSettings) -> Document:
    """The document, read by a child process; raises what the child's reader raised, or how the child ended."""
    header = {"path": str(raw.path), "reader": reader, "settings": settings.model_dump()}
    paths = [str(_ROOMS), *filter(None, [os.environ.get("PYTHONPATH")])]
    child = subprocess.run(
        [sys.executable, "-P", "-m", __name__],
        input=json.dumps(header).encode() + b"\n" + raw.content,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "OMP_WAIT_POLICY": "PASSIVE"},
    )
    said = child.stderr.decode("utf-8", errors="replace")
    if child.returncode == 0:
        return _answer(raw, json.loads(child.stdout))
    if watch.LAST_WORDS in said:
        raise TooSlow(raw.path, settings.read_seconds)
    if child.returncode == _OUT_OF_MEMORY or any(word in said for word in _MEMORY_WORDS):
        raise TooMuchMemory(raw.path, settings.read_megabytes)
    raise Broke(raw.path, reader, child.returncode)


def _answer(raw: RawFile, said: dict[str, Any]) -> Document:
    if "kind" in said:
        raise _restored(raw.path, **said)
    fields = said | {
        "pages": tuple(said["pages"]),
        "unread": tuple(said["unread"]),
        "recognised": tuple(Recognised(**line) for line in said["recognised"]),
    }
    return Document(**fields)


def _restored(path: Path, kind: str, problem: str, advice: str) -> IngestError:
    """The error that the child met, as the class that it was there."""
    found: type[IngestError] = getattr(errors, kind, getattr(refusals, kind, IngestError))
    error = found.__new__(found)
    IngestError.__init__(error, path, problem, advice=advice)
    return error


def _main() -> int:
    header = json.loads(sys.stdin.buffer.readline())
    settings = IngestSettings.model_validate(header["settings"])
    watch.start(settings.read_seconds)
    _limit_memory(settings.read_megabytes)
    raw = RawFile(Path(header["path"]), sys.stdin.buffer.read())
    reader = next(reader for reader in READERS if reader.name == header["reader"])
    try:
        said: dict[str, Any] = asdict(reader.read(raw, settings))
    except IngestError as error:
        said = {"kind": type(error).__name__, "problem": error.problem, "advice": error.advice}
    except MemoryError:
        return _OUT_OF_MEMORY
    sys.stdout.write(json.dumps(said))
    return 0


def _limit_memory(megabytes: int) -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


if __name__ == "__main__":
    sys.exit(_main())
