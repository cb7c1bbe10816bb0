"""Killed at any moment: each plan is as it was or as it should become, and the next run finishes.

A few kills each time; `KILLS=200 pytest tests/whole/test_kill.py` for many. The moments are random: a failure prints its seed.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from ingest.walk import read_plan
from ingest.write import ensure_schema, remove_plan, write_plan
from queries.embedded import engine_status, stop_engine, use_engine
from queries.errors import DatabaseUnreachable
from queries.settings import StoreSettings
from queries.store import Statement, Store, open_store
from schema.facts import PlanFacts
from tests.command_line import CommandLine
from tests.cutting_proxy import CuttingProxy
from tests.graph_dump import Dump, dump

pytestmark = [pytest.mark.engine, pytest.mark.timeout(3600)]

ROOT = Path(__file__).parents[2]
SOURCES = sorted(sorted((ROOT / "data" / "plans").glob("*/source.*"), key=lambda path: path.stat().st_size)[:2])
KILLS = int(os.environ.get("KILLS", "2"))
SEEDS = [random.SystemRandom().randrange(10**6) for _ in range(KILLS)]
SOON_SECONDS = 120
"""Until something is given up: a busy machine starts an engine in more than twenty."""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreSettings]:
    """An engine of its own: others need theirs alive."""
    settings = StoreSettings(
        neo4j_uri=None, home=tmp_path_factory.mktemp("kill") / "home", linger_seconds=60, connect_timeout_seconds=2
    )
    yield settings
    stop_engine(settings)


@pytest.fixture(scope="module")
def old() -> tuple[PlanFacts, ...]:
    return tuple(read_plan(path) for path in SOURCES)


@pytest.fixture(scope="module")
def new(old: tuple[PlanFacts, ...]) -> tuple[PlanFacts, ...]:
    """The same plans after a revision: other bytes, other words, fewer duties, deadlines and topics."""
    return tuple(revise(facts) for facts in old)


@pytest.fixture(scope="module")
def states(settings: StoreSettings, old: tuple[PlanFacts, ...], new: tuple[PlanFacts, ...]) -> list[Dump]:
    """The graph of an undisturbed run before its first plan, after each, and at its end."""
    with open_store(settings) as store:
        begin(store, old)
        states = [dump(store)]
        for facts in new:
            write_plan(store, facts)
            states.append(dump(store))
    return states


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, new: tuple[PlanFacts, ...]) -> Path:
    folder = tmp_path_factory.mktemp("facts")
    for number, facts in enumerate(new):
        (folder / f"{number}.json").write_text(facts.model_dump_json(), encoding="utf-8")
    return folder


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - moments, not secrets


def revise(facts: PlanFacts) -> PlanFacts:
    sections = tuple(section.model_copy(update={"text": section.text + "（修订）"}) for section in facts.sections)
    return facts.model_copy(
        update={
            "plan": facts.plan.model_copy(update={"sha256": facts.plan.sha256[::-1]}),
            "sections": sections,
            "responsibilities": facts.responsibilities[::2],
            "deadlines": facts.deadlines[::2],
            "mentions": facts.mentions[::2],
        }
    )


def begin(store: Store, plans: Sequence[PlanFacts]) -> None:
    store.writer.transact([Statement("MATCH (node) DETACH DELETE node")])
    ensure_schema(store)
    write_all(store, plans)


def write_all(store: Store, plans: Sequence[PlanFacts]) -> None:
    for facts in plans:
        write_plan(store, facts)


def start_writing(settings: StoreSettings, folder: Path) -> "subprocess.Popen[str]":
    """Another process that writes the new plans; returns when it begins."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.write_plans", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=CommandLine().environment(QIANTOU_HOME=str(settings.home)),
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "writing\n"
    return writer


def settled(store: Store) -> Dump:
    """The graph when no transaction of a killed process is left in it."""
    give_up = time.monotonic() + SOON_SECONDS
    while len(store.reader.run("SHOW TRANSACTIONS YIELD transactionId")) > 1:
        assert time.monotonic() < give_up
        time.sleep(0.02)
    return dump(store)


def engine_pid(settings: StoreSettings) -> int:
    status = engine_status(settings)
    assert status is not None
    return status.pid


@pytest.fixture(scope="module")
def seconds(settings: StoreSettings, old: tuple[PlanFacts, ...], states: list[Dump], folder: Path) -> float:
    """How long an undisturbed writer takes; its graph is that of the writer in this process."""
    with open_store(settings) as store:
        begin(store, old)
        started = time.monotonic()
        with start_writing(settings, folder) as writer:
            begun = time.monotonic()
            assert writer.wait(SOON_SECONDS) == 0
        assert dump(store) == states[-1]
    return max(time.monotonic() - begun, begun - started) * 0.9


@pytest.mark.parametrize("seed", SEEDS)
def test_a_writer_is_killed(
    seed: int,
    settings: StoreSettings,
    old: tuple[PlanFacts, ...],
    new: tuple[PlanFacts, ...],
    states: list[Dump],
    folder: Path,
    seconds: float,
) -> None:
    with open_store(settings) as store:
        begin(store, old)
        with start_writing(settings, folder) as writer:
            time.sleep(chance(seed).uniform(0, seconds))
            writer.kill()
        assert settled(store) in states
        write_all(store, new)
        assert dump(store) == states[-1]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_database_is_killed(
    seed: int,
    settings: StoreSettings,
    old: tuple[PlanFacts, ...],
    new: tuple[PlanFacts, ...],
    states: list[Dump],
    folder: Path,
    seconds: float,
) -> None:
    with open_store(settings) as store:
        begin(store, old)
    with start_writing(settings, folder) as writer:
        time.sleep(chance(seed).uniform(0, seconds))
        os.kill(engine_pid(settings), signal.SIGKILL)
        _, said = writer.communicate(timeout=SOON_SECONDS)
    assert writer.returncode == 0 or "DatabaseUnreachable" in said
    with open_store(settings) as store:
        assert dump(store) in states
        write_all(store, new)
        assert dump(store) == states[-1]


@contextmanager
def proxied(settings: StoreSettings) -> Iterator[tuple[CuttingProxy, Store]]:
    """A connection that can be cut, and the store at its end."""
    lease = use_engine(settings, lambda what, done, total: None)
    with CuttingProxy(lease.bolt_port) as proxy:
        named = settings.model_copy(update={"neo4j_uri": proxy.uri, "neo4j_password": SecretStr(lease.password)})
        with open_store(named) as store:
            yield proxy, store
            proxy.mend()
    lease.close()


@pytest.fixture(scope="module")
def bytes_written(settings: StoreSettings, old: tuple[PlanFacts, ...], new: tuple[PlanFacts, ...]) -> int:
    """How much an undisturbed writer sends."""
    with open_store(settings) as store:
        begin(store, old)
    with proxied(settings) as (proxy, store):
        before = proxy.passed
        write_all(store, new)
        return proxy.passed - before


@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_connection_is_cut(
    seed: int,
    for_good: bool,
    settings: StoreSettings,
    old: tuple[PlanFacts, ...],
    new: tuple[PlanFacts, ...],
    states: list[Dump],
    bytes_written: int,
) -> None:
    with open_store(settings) as store, proxied(settings) as (proxy, cut):
        begin(store, old)
        proxy.cut_after(chance(seed).randrange(1, bytes_written), for_good=for_good)
        try:
            write_all(cut, new)
        except DatabaseUnreachable:
            assert for_good or proxy.cuts == 1
        assert proxy.cuts == 1
        assert settled(store) in states
        proxy.mend()
        write_all(cut, new)
        assert dump(store) == states[-1]


@pytest.mark.parametrize("seed", SEEDS[:1])
def test_two_writers_at_once(
    seed: int, settings: StoreSettings, old: tuple[PlanFacts, ...], new: tuple[PlanFacts, ...], states: list[Dump]
) -> None:
    """The same plans, in other orders, over the old ones and into nothing."""
    shuffled = chance(seed).sample(new, len(new))
    with open_store(settings) as one, open_store(settings) as other, ThreadPoolExecutor(2) as pool:
        for before in (old, ()):
            begin(one, before)
            list(pool.map(write_all, (one, other), (new, shuffled)))
            assert dump(one) == states[-1]


def test_a_plan_goes_while_others_come(
    settings: StoreSettings, old: tuple[PlanFacts, ...], new: tuple[PlanFacts, ...], states: list[Dump]
) -> None:
    """What plans share is neither lost nor left behind."""
    with open_store(settings) as one, open_store(settings) as other, ThreadPoolExecutor(2) as pool:
        begin(one, old)
        removing = pool.submit(remove_plan, other, old[0].plan.id)
        write_all(one, new[1:])
        assert removing.result()
        found = dump(one)
        begin(one, new[1:])
        assert found == dump(one)


def test_two_commands_at_once_into_a_new_folder(tmp_path: Path, states: list[Dump]) -> None:
    """Both start the engine, both make the indexes, both read the same plans."""
    qiantou = CommandLine({"QIANTOU_HOME": str(tmp_path / "home")})
    settings = StoreSettings(neo4j_uri=None, home=tmp_path / "home", linger_seconds=60)
    plans = [str(path.parent) for path in SOURCES]
    try:
        with ThreadPoolExecutor(2) as pool:
            runs = list(pool.map(lambda paths: qiantou("ingest", *paths), (plans, plans[::-1])))
        assert [(run.code, run.messages) for run in runs] == [(0, [])] * 2, [run.err for run in runs]
        with open_store(settings) as store:
            assert dump(store) == states[0]
    finally:
        stop_engine(settings)


def test_a_command_says_that_the_database_was_killed(
    settings: StoreSettings, old: tuple[PlanFacts, ...], states: list[Dump]
) -> None:
    with open_store(settings) as store:
        begin(store, ())
    qiantou = CommandLine({"QIANTOU_HOME": str(settings.home)})
    with subprocess.Popen(
        ["qiantou", "ingest", *(str(path.parent) for path in SOURCES)],
        executable=Path(sys.executable).with_name("qiantou"),
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=qiantou.environment(),
    ) as command:
        assert command.stderr is not None
        said = ""
        while f"reading {SOURCES[1].parent.name}" not in said:
            said = command.stderr.readline()
        os.kill(engine_pid(settings), signal.SIGKILL)
        said = command.stderr.read()
    assert command.returncode == 3
    assert "run this again" in said
    assert "Traceback" not in said
    assert qiantou("ingest", *(path.parent for path in SOURCES)).code == 0
    with open_store(settings) as store:
        assert dump(store) == states[0]
