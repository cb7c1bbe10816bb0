"""Many documents to tables: the same tables whoever reads them and however they are cut; what was ended goes on."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import fsspec
import pytest

from ingest.settings import IngestSettings
from ingest.tables import make as making
from ingest.tables.batch import Batch
from ingest.tables.engine import Engine
from ingest.tables.engines import run_batches
from ingest.tables.make import make_tables
from queries.errors import TablesError
from queries.tables.folder import TableFolder
from tests.command_line import CommandLine
from tests.table_corpus import MADE, in_silence, make, read_sorted


@pytest.fixture
def one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """All documents in one batch, which this process reads."""
    monkeypatch.setattr(making, "_SMALLEST", 1000)
    monkeypatch.setattr(making, "_LARGEST", 1000)


@pytest.fixture
def small_folder(tmp_path: Path, plan_folder: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ("a-copy.txt", "empty.txt", f"made-{MADE}.txt", f"made-{MADE + 1}.txt", "odd.txt", "z-later.txt"):
        (folder / name).write_bytes((plan_folder / name).read_bytes())
    return folder


def test_what_became_of_each_document_is_told(plan_tables: TableFolder) -> None:
    report = {Path(row["document"]).name: row for row in plan_tables.read_report().to_pylist()}
    outcomes = {name: row["outcome"] for name, row in report.items() if not name.startswith("source")}
    assert outcomes == {
        "a-copy.txt": "written",
        f"made-{MADE}.txt": "unchanged",
        f"made-{MADE + 1}.txt": "written",
        "odd.txt": "written",
        "z-later.txt": "refused",
        "empty.txt": "refused",
        "poem.txt": "refused",
    }
    assert "the file is empty" in report["empty.txt"]["message"]
    assert "a-copy.txt already" in report["z-later.txt"]["message"]
    assert plan_tables.read_manifest().plans == 5


def test_however_they_are_cut_the_tables_are_the_same(
    plan_folder: Path, plan_tables: TableFolder, tmp_path: Path, one_batch: None
) -> None:
    assert read_sorted(make(plan_folder, tmp_path / "tables")) == read_sorted(plan_tables)


def test_ray_gives_the_same_tables(
    plan_folder: Path, plan_tables: TableFolder, tmp_path: Path, qiantou_alone: CommandLine
) -> None:
    """As a user runs it, who reads no warnings of Ray's."""
    to = tmp_path / "tables"
    run = qiantou_alone("ingest", "--engine", "ray", "--to", to, plan_folder, timeout=280)
    assert (run.code, len(run.messages), "Warning" in run.err) == (1, 3, False), run.err
    assert read_sorted(TableFolder(str(to))) == read_sorted(plan_tables)
    assert parts_of(to) == parts_of(Path(plan_tables.place))


def parts_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.parquet")}


def test_an_object_store_is_read_and_written(small_folder: Path, tmp_path: Path, one_batch: None) -> None:
    store = fsspec.filesystem("memory")
    store.put(f"{small_folder}/", "memory://bucket/plans/", recursive=True)
    make_tables(["memory://bucket/plans"], "memory://bucket/tables", Engine.LOCAL, IngestSettings(), in_silence)
    there, here = TableFolder("memory://bucket/tables"), make(small_folder, tmp_path / "tables")
    told = {row["document"]: row["message"] for row in there.read_report().to_pylist()}
    assert "memory://bucket/plans/empty.txt: the file is empty" in str(told["memory://bucket/plans/empty.txt"])
    assert read_sorted(there) | {"report": []} == read_sorted(here) | {"report": []}
    assert there.names("staging") == ()


def test_a_run_that_was_ended_goes_on(small_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_SMALLEST", 2)
    asked: list[int] = []

    def end_after_one(engine: Engine, batches: Sequence[Batch]) -> Iterator[int]:
        asked.append(len(batches))
        yield from run_batches(engine, batches[:1] if len(asked) == 1 else batches)
        if len(asked) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(making, "run_batches", end_after_one)
    with pytest.raises(KeyboardInterrupt):
        make(small_folder, tmp_path / "tables")
    with pytest.raises(TablesError, match="no whole tables"):
        TableFolder(str(tmp_path / "tables")).read_manifest()
    tables = make(small_folder, tmp_path / "tables")
    assert asked == [3, 2, 2]  # and two again for the copies in them
    assert read_sorted(tables) == read_sorted(make(small_folder, tmp_path / "undisturbed"))


def test_tables_that_are_there_are_left_as_they_are(small_folder: Path, tmp_path: Path, one_batch: None) -> None:
    before = read_sorted(make(small_folder, tmp_path / "tables"))
    assert read_sorted(make(small_folder, tmp_path / "tables")) == before
    os.utime(small_folder / "odd.txt", (0, 0))
    with pytest.raises(TablesError, match="as they were"):
        make(small_folder, tmp_path / "tables")


def test_a_folder_with_something_else_is_left_alone(small_folder: Path) -> None:
    before = sorted(small_folder.iterdir())
    with pytest.raises(TablesError, match="not empty"):
        make(small_folder, small_folder)
    assert sorted(small_folder.iterdir()) == before
