"""Many documents on all cores: the same answers in the same order, a crash costs one document, and nobody is left behind."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest

from ingest import many, one
from ingest.many import ingest_paths
from ingest.models import Document
from ingest.one import Read, Refused, read_one
from ingest.pool import Pool
from ingest.read import load
from ingest.report import Outcome, Report
from ingest.settings import IngestSettings
from queries.store import Statement, Store
from tests.bench.corpus import write_corpus
from tests.deadly import Deadly
from tests.graph_dump import dump

TWO = IngestSettings(processes=2)
SOON_SECONDS = 30
ROOT = Path(__file__).parents[2]

READ_FOR_EVER = """
import sys
from itertools import repeat
from pathlib import Path
from ingest.one import read_one
from ingest.pool import Pool
from ingest.read import load
from ingest.settings import IngestSettings
settings = IngestSettings(processes=2)
raw = load(Path(sys.argv[1]), settings)
with Pool(settings) as pool:
    for _ in pool.map(lambda raw: pool.read(read_one, raw, "plan"), repeat(raw)):
        print("read", flush=True)
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "letter.txt").write_text("天气很好。", encoding="utf-8")
    return [*write_corpus(folder, 8), folder / "missing.txt", folder / "letter.txt"]


def workers(of: psutil.Process) -> list[psutil.Process]:
    return [child for child in of.children() if "ingest.worker" in child.cmdline()]


def until(found: "Iterator[list[psutil.Process]]") -> list[psutil.Process]:
    give_up = time.monotonic() + SOON_SECONDS
    while not (processes := next(found)):
        assert time.monotonic() < give_up
        time.sleep(0.01)
    return processes


def told(report: Report) -> list[dict[str, object]]:
    return [outcome.model_dump(exclude={"seconds"}) for outcome in report.outcomes]


def test_a_pool_gives_what_one_process_gives(corpus: list[Path]) -> None:
    raws = [load(path, TWO) for path in corpus if path.exists()]
    with Pool(TWO) as pool:
        given = list(pool.map(lambda raw: pool.read(read_one, raw, raw.name), raws))
    alone = [read_one(raw, raw.name, TWO) for raw in raws]
    assert [each.part if isinstance(each, Read) else each for each in given] == [
        each.part if isinstance(each, Read) else each for each in alone
    ]
    assert workers(psutil.Process()) == []


@pytest.mark.engine
def test_graph_and_report_are_the_same(corpus: list[Path], empty_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = told(ingest_paths(corpus, empty_store, IngestSettings(processes=1)))
    before = dump(empty_store)
    empty_store.writer.transact([Statement("MATCH (node) DETACH DELETE node")])
    monkeypatch.setattr(many, "POOL_AFTER_SECONDS", 0.0)
    shuffled = told(ingest_paths(corpus[::-1], empty_store, TWO))
    assert shuffled == alone[::-1]
    assert dump(empty_store) == before
    assert {outcome["outcome"] for outcome in told(ingest_paths(corpus, empty_store, TWO))} == {
        Outcome.UNCHANGED,
        Outcome.REFUSED,
    }


@pytest.mark.engine
def test_a_document_that_kills_its_process_costs_itself_alone(
    corpus: list[Path], empty_store: Store, monkeypatch: pytest.MonkeyPatch, deadly: Deadly
) -> None:
    monkeypatch.setattr(many, "POOL_AFTER_SECONDS", -1.0)
    document = deadly.write()
    report = ingest_paths([*corpus[:2], document, *corpus[2:4]], empty_store, TWO)
    [refused] = report.refused
    assert refused.path == document
    assert f"{document}: the process that read it broke down (code -9)" in str(refused.message)
    assert [outcome.outcome for outcome in report.outcomes].count(Outcome.WRITTEN) == 4


def test_a_process_that_dies_once_costs_nothing(deadly: Deadly) -> None:
    document = load(deadly.write(deaths=1), TWO)
    with Pool(TWO) as pool:
        assert isinstance(pool.read(read_one, document, "plan"), Read)
    assert deadly.deaths_left == 0


def test_a_process_that_dies_before_it_is_told_anything_costs_nothing(
    corpus: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def born_dead(*asked: Any, **settings: Any) -> "subprocess.Popen[bytes]":
        process = start(*asked, **settings)
        process.kill()
        process.wait()
        monkeypatch.undo()
        return process

    start = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", born_dead)
    with Pool(TWO) as pool:
        assert isinstance(pool.read(read_one, load(corpus[0], TWO), "plan"), Read)


def test_the_end_of_the_pool_is_no_fault_of_a_document(corpus: list[Path], tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(corpus[0].read_text(encoding="utf-8") * 200, encoding="utf-8")
    with ThreadPoolExecutor(1) as aside:
        with Pool(TWO) as pool:
            reading = aside.submit(pool.read, read_one, load(long, TWO), "long")
            until(iter(lambda: workers(psutil.Process()), None))
        with pytest.raises(EOFError):
            reading.result()


def test_a_fault_of_the_program_costs_one_document(corpus: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: Document) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(one, "read_facts", fail)
    assert read_one(load(corpus[0], TWO), "plan", TWO) == Refused(
        f"{corpus[0]}: this program failed on it (RuntimeError: a fault of ours). Please report it."
    )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_behind(how: signal.Signals, corpus: list[Path]) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", READ_FOR_EVER, str(corpus[0])],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        text=True,
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "read\n"
        started = workers(psutil.Process(reader.pid))
        assert len(started) == TWO.processes
        reader.send_signal(how)
        reader.communicate(timeout=SOON_SECONDS)
        _, alive = psutil.wait_procs(started, timeout=5)
    assert alive == []
