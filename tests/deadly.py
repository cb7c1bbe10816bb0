"""A document that kills whatever process of the pool reads it, so often as is asked, as a crash inside a library does."""

from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import make_plan

_FATAL = "青石堰"
_ALWAYS = 10**6
_DIE = """
import os, pathlib, signal, sys
if "ingest.worker" in sys.orig_argv:
    from ingest import one
    read, deaths = one.read_facts, pathlib.Path({deaths!r})
    def read_or_die(document):
        if {fatal!r} in document.text and (left := int(deaths.read_text())):
            deaths.write_text(str(left - 1))
            os.kill(os.getpid(), signal.SIGKILL)
        return read(document)
    one.read_facts = read_or_die
"""


@dataclass(frozen=True)
class Deadly:
    """`path` holds what Python runs at the start of every process that has it in its PYTHONPATH."""

    path: Path

    @property
    def deaths_left(self) -> int:
        return int(self._deaths.read_text())

    def write(self, folder: Path | None = None, *, deaths: int = _ALWAYS) -> Path:
        """The document, into this folder."""
        self._deaths.write_text(str(deaths))
        (self.path / "sitecustomize.py").write_text(_DIE.format(deaths=str(self._deaths), fatal=_FATAL))
        document = (folder or self.path) / "deadly.txt"
        document.write_text(make_plan(77).replace("。", f"，修缮{_FATAL}。", 3), encoding="utf-8")
        return document

    @property
    def _deaths(self) -> Path:
        return self.path / "deaths"
