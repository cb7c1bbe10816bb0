"""`python -m tests.bench.tables [PLANS [STEP …]]`: many plans to tables and into Neo4j; appends one line to tables.jsonl.

Steps are ray, ingest, import and driver, all of them where none is named. Seconds are the clock's and, because other work on the machine stretches these, the processors' too.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import psutil

from ingest.many import ingest_paths
from ingest.settings import IngestSettings
from ingest.tables.engine import Engine
from queries.embedded import engine_status, stop_engine
from queries.settings import StoreSettings
from queries.store import Store, open_store
from queries.tables.folder import TableFolder
from queries.tables.import_tool import import_tables
from queries.tables.load import load_tables
from tests.bench.__main__ import FOLDER, describe_run
from tests.bench.corpus import write_corpus
from tests.command_line import CommandLine

PLANS = 300

Figures = dict[str, float]


class Step(StrEnum):
    """What is measured besides the local engine, whose tables the others load."""

    RAY = "ray"
    INGEST = "ingest"
    IMPORT = "import"
    DRIVER = "driver"


def measure(plans: int, steps: Sequence[Step]) -> Iterator[Figures]:
    """The figures of each step when it is done."""
    with tempfile.TemporaryDirectory(prefix="qiantou-bench-") as name:
        folder = Path(name)
        corpus = write_corpus(folder / "plans", plans)
        yield {"plans": plans, "plan_bytes": sum(path.stat().st_size for path in corpus)}
        yield _make(folder, Engine.LOCAL)
        tables = TableFolder(str(folder / Engine.LOCAL))
        yield {"rows": sum(tables.read_manifest().rows.values()), "table_bytes": _size(folder / Engine.LOCAL)}
        for step in steps:
            yield _take(step, folder, tables)


def _take(step: Step, folder: Path, tables: TableFolder) -> Figures:
    match step:
        case Step.RAY:
            return _make(folder, Engine.RAY)
        case Step.INGEST:
            return _usual(folder)
        case Step.IMPORT:
            return _by_import(folder, tables)
        case Step.DRIVER:
            return _by_driver(folder, tables)


def _make(folder: Path, engine: Engine) -> Figures:
    """The command as a whole process. What Ray's processes use is not seen from here."""
    qiantou = CommandLine({"QIANTOU_HOME": str(folder / "nobody")})

    def make() -> None:
        run = qiantou("ingest", "--engine", engine, "--to", folder / engine, folder / "plans", timeout=7200)
        assert run.code == 0, run.err

    figures = _timed(f"tables_{engine}", make)
    return {name: value for name, value in figures.items() if engine is Engine.LOCAL or "processor" not in name}


def _usual(folder: Path) -> Figures:
    with _home(folder / "usual") as (settings, store):
        paths = [folder / "plans"]
        figures = _timed("ingest", lambda: ingest_paths(paths, store, IngestSettings()), settings)
    return figures | {"graph_bytes": _size(folder / "usual" / "data" / "databases" / "neo4j")}


def _by_driver(folder: Path, tables: TableFolder) -> Figures:
    with _home(folder / "driver") as (settings, store):
        return _timed("load_driver", lambda: load_tables(store, tables, _in_silence), settings)


def _by_import(folder: Path, tables: TableFolder) -> Figures:
    """The import, and with the indexes that it leaves to be made."""
    home = folder / "import"
    figures = _timed("load_import", lambda: import_tables(tables, StoreSettings(home=home), _in_silence))
    with _home(home) as (settings, store):
        figures |= _timed("load_import_indexes", lambda: load_tables(store, tables, _in_silence), settings)
    return figures | {"imported_bytes": _size(home / "data" / "databases" / "neo4j")}


@contextmanager
def _home(home: Path) -> Iterator[tuple[StoreSettings, Store]]:
    settings = StoreSettings(neo4j_uri=None, home=home, linger_seconds=60)
    try:
        with open_store(settings, unfinished=True) as store:
            yield settings, store
    finally:
        stop_engine(settings)


def _timed(name: str, work: Callable[[], object], settings: StoreSettings | None = None) -> Figures:
    started, used = time.perf_counter(), _processor_seconds(settings)
    work()
    return {
        f"{name}_seconds": round(time.perf_counter() - started, 1),
        f"{name}_processor_seconds": round(_processor_seconds(settings) - used, 1),
    }


def _processor_seconds(settings: StoreSettings | None) -> float:
    """Of this process, of those that it has ended, and of the engine, where one runs."""
    used = sum(psutil.Process().cpu_times()[:4])
    engine = None if settings is None else engine_status(settings)
    return used + (sum(psutil.Process(engine.pid).cpu_times()[:2]) if engine is not None else 0.0)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _in_silence(what: str, done: int, total: int) -> None:
    """Nobody watches."""


def main() -> int:
    plans, *steps = sys.argv[1:] or [str(PLANS)]
    figures: Figures = {}
    for done in measure(int(plans), [Step(step) for step in steps] or list(Step)):
        figures |= done
        for name, value in done.items():
            print(f"{name:40} {value:>14,}", flush=True)
    with (FOLDER / "tables.jsonl").open("a", encoding="utf-8") as results:
        results.write(json.dumps(describe_run() | figures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
