"""Tables and their load, killed at any moment: what is there is good, and the same command again ends as if nothing had been.

One kill each time, of the reading; `KILLS=20 pytest tests/whole/test_kill_tables.py` for more, and for the load, which
takes minutes. A failure prints its seed.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from queries.embedded import engine_status, stop_engine
from queries.settings import StoreSettings
from queries.store import open_store
from queries.tables.folder import TableFolder
from tests.bench.corpus import write_corpus
from tests.command_line import CommandLine
from tests.graph_dump import Dump, dump
from tests.table_corpus import make

pytestmark = [pytest.mark.engine, pytest.mark.timeout(3600)]

PLANS = 24
KILLS = int(os.environ.get("KILLS", "1"))
SEEDS = [random.SystemRandom().randrange(10**6) for _ in range(KILLS)]
SOON_SECONDS = 20
slow = pytest.mark.skipif("KILLS" not in os.environ, reason="takes minutes: asked for by KILLS=…")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "plans"
    write_corpus(folder, PLANS)
    return folder


@pytest.fixture(scope="module")
def tables(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> TableFolder:
    return make(corpus, tmp_path_factory.mktemp("tables") / "tables")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[StoreSettings]:
    settings = StoreSettings(neo4j_uri=None, home=tmp_path / "home", linger_seconds=60)
    yield settings
    stop_engine(settings)


@pytest.fixture(scope="module")
def loaded(tables: TableFolder, tmp_path_factory: pytest.TempPathFactory) -> tuple[Dump, float]:
    """The graph of an undisturbed load, and how long it takes."""
    settings = StoreSettings(neo4j_uri=None, home=tmp_path_factory.mktemp("loaded") / "home", linger_seconds=60)
    started = time.monotonic()
    assert CommandLine({"QIANTOU_HOME": str(settings.home)})("load", tables.place).code == 0
    seconds = time.monotonic() - started
    with open_store(settings) as store:
        graph = dump(store)
    stop_engine(settings)
    return graph, seconds


def kill_after(seconds: float, command: tuple[str, ...], home: Path) -> None:
    """The command alone, as kill -9 does: what it has started must see to itself."""
    qiantou = CommandLine({"QIANTOU_HOME": str(home)})
    program = Path(sys.executable).with_name("qiantou")
    with subprocess.Popen(
        ["qiantou", *command], executable=program, env=qiantou.environment(), stderr=subprocess.DEVNULL
    ) as running:
        time.sleep(seconds)
        started = psutil.Process(running.pid).children(recursive=True)
        running.kill()
    workers = [process for process in started if "queries.engine_host" not in _command(process)]
    _, left = psutil.wait_procs(workers, SOON_SECONDS)
    assert left == []


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


@pytest.mark.parametrize("seed", SEEDS)
def test_the_reading_into_tables_is_killed(seed: int, corpus: Path, tables: TableFolder, tmp_path: Path) -> None:
    command = ("ingest", "--to", str(tmp_path / "tables"), str(corpus))
    kill_after(random.Random(seed).uniform(1, 6), command, tmp_path / "home")  # noqa: S311 - a moment, no secret
    assert CommandLine({"QIANTOU_HOME": str(tmp_path / "home")})(*command).code == 0
    assert _files(tmp_path / "tables") == _files(Path(tables.place))


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@slow
@pytest.mark.parametrize("bulk", [False, True], ids=["driver", "import"])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_load_is_killed(
    seed: int, bulk: bool, tables: TableFolder, home: StoreSettings, loaded: tuple[Dump, float]
) -> None:
    graph, seconds = loaded
    command = ("load", *(("--bulk",) if bulk else ()), tables.place)
    kill_after(random.Random(seed).uniform(0.2, 0.9) * seconds, command, home.home)  # noqa: S311 - a moment, no secret
    again = CommandLine({"QIANTOU_HOME": str(home.home)})(*command)
    assert again.code == 0 or "is not empty" in again.err, again.err  # it was done before it was killed
    with open_store(home) as store:
        assert dump(store) == graph


@slow
@pytest.mark.parametrize("seed", SEEDS)
def test_the_database_is_killed_while_tables_are_loaded(
    seed: int, tables: TableFolder, home: StoreSettings, loaded: tuple[Dump, float]
) -> None:
    graph, seconds = loaded
    qiantou = CommandLine({"QIANTOU_HOME": str(home.home)})
    program = Path(sys.executable).with_name("qiantou")
    with subprocess.Popen(
        ["qiantou", "load", tables.place],
        executable=program,
        env=qiantou.environment(),
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        time.sleep(random.Random(seed).uniform(0.3, 0.9) * seconds)  # noqa: S311 - a moment, no secret
        status = engine_status(home)
        if status is not None:
            psutil.Process(status.pid).kill()
        _, said = running.communicate()
    assert running.returncode in (0, 3), said
    assert "Traceback" not in said
    again = qiantou("load", tables.place)
    assert again.code == 0 or "is not empty" in again.err, again.err
    with open_store(home) as store:
        assert dump(store) == graph
