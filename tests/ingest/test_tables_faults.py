"""What may go wrong on the way to tables: it costs the document that is to blame, or it ends the run, which then goes on."""

import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.fingerprint import reader_fingerprint
from ingest.settings import IngestSettings
from ingest.tables import engines
from ingest.tables import make as making
from ingest.tables.batch import STAGING, Batch
from ingest.tables.documents import list_documents
from ingest.tables.engine import Engine
from ingest.tables.make import make_tables
from queries.errors import TablesError
from queries.tables.folder import TableFolder
from tests.bench.corpus import write_corpus
from tests.deadly import Deadly
from tests.object_store import ObjectStore
from tests.table_corpus import Sorted, make, read_sorted

ONE = IngestSettings(processes=1)
PLANS = 6


@pytest.fixture(autouse=True)
def _two_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_SMALLEST", 2)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_corpus(tmp_path / "plans", PLANS)
    return tmp_path / "plans"


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Sorted:
    folder = tmp_path_factory.mktemp("undisturbed")
    write_corpus(folder / "plans", PLANS)
    return read_sorted(make(folder / "plans", folder / "tables")) | {"report": []}


def when_one_is_read(do: Callable[[], object]) -> making.Progress:
    """What is done after the first batch."""

    def tell(what: str, done: int, total: int) -> None:
        if (what, done) == ("reading plans", 1):
            do()

    return tell


def read(corpus: str | Path, to: str | Path, do: Callable[[], object]) -> TableFolder:
    make_tables([str(corpus)], str(to), Engine.LOCAL, ONE, when_one_is_read(do))
    return TableFolder(str(to))


def rows(tables: TableFolder) -> Sorted:
    return read_sorted(tables) | {"report": []}


def refused(tables: TableFolder) -> dict[str, str]:
    """The message of each document that was, by its name."""
    told = tables.read_report().to_pylist()
    return {Path(row["document"]).name: row["message"] for row in told if row["message"] is not None}


def test_a_document_that_kills_its_process_is_named(
    corpus: Path, tmp_path: Path, deadly: Deadly, undisturbed: Sorted
) -> None:
    document = deadly.write(corpus)
    for _ in range(2):
        tables = make(corpus, tmp_path / "tables")
        [(name, message)] = refused(tables).items()
        assert name == "deadly.txt"
        assert message.startswith(f"{document}: the process that read it broke down (code -9)")
    assert rows(tables) == undisturbed


def test_a_task_of_ray_outlives_its_document(corpus: Path, tmp_path: Path, deadly: Deadly) -> None:
    deadly.write(corpus)
    files = list_documents([str(corpus)])
    batch = Batch(to=str(tmp_path / "to"), number=0, files=files, settings=ONE, program=reader_fingerprint())
    try:
        assert engines._write_row({"batch": batch.model_dump_json()}) == {"number": 0, "problem": ""}
    finally:
        engines._pool_of_task(ONE).__exit__(None, None, None)
        engines._pool_of_task.cache_clear()
    documents = TableFolder(str(tmp_path / "to")).read_parquet("staging/documents/part-00000.parquet").to_pylist()
    assert [row["outcome"] for row in documents] == ["refused"] + ["written"] * PLANS


def test_a_machine_with_another_program_writes_nothing(corpus: Path, tmp_path: Path) -> None:
    batch = Batch(to=str(tmp_path / "to"), number=0, files=(), settings=ONE, program="another")
    assert "another qiantou" in str(engines._write_row({"batch": batch.model_dump_json()})["problem"])
    assert not (tmp_path / "to").exists()


def test_one_file_that_is_gone_is_named(corpus: Path, tmp_path: Path) -> None:
    tables = read(corpus, tmp_path / "tables", (corpus / "plan-00005.txt").unlink)
    assert "there is no such file" in refused(tables)["plan-00005.txt"]
    assert tables.read_manifest().plans == PLANS - 1


def test_a_disk_that_is_taken_away_ends_the_run(corpus: Path, tmp_path: Path, undisturbed: Sorted) -> None:
    away = tmp_path / "away"
    with pytest.raises(TablesError, match=f"{corpus}: there is no such"):
        read(corpus, tmp_path / "tables", lambda: corpus.rename(away))
    away.rename(corpus)
    assert rows(make(corpus, tmp_path / "tables")) == undisturbed


def test_a_disk_that_is_empty_when_it_is_taken_away_ends_the_run(corpus: Path, tmp_path: Path) -> None:
    def unmount() -> None:
        corpus.rename(tmp_path / "away")
        corpus.mkdir()

    with pytest.raises(TablesError, match=f"{corpus}: there is no such"):
        read(corpus, tmp_path / "tables", unmount)


@pytest.fixture
def bucket(object_store: ObjectStore, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name, value in object_store.environment.items():
        monkeypatch.setenv(name, value)
    object_store.permit()
    files = object_store.files()
    files.mkdir("bucket")
    files.put(str(corpus), "bucket/plans", recursive=True)
    yield "s3://bucket/plans"
    object_store.permit()
    files.rm("bucket", recursive=True)


@pytest.mark.parametrize("to", ["s3://bucket/tables", "{tmp_path}/tables"], ids=["store", "disk"])
def test_a_key_that_runs_out_ends_the_run(
    to: str, bucket: str, object_store: ObjectStore, tmp_path: Path, undisturbed: Sorted
) -> None:
    place = to.format(tmp_path=tmp_path)
    with pytest.raises(TablesError, match=r"s3://bucket/.*: it refuses us .* run this again"):
        read(bucket, place, lambda: object_store.permit("*"))
    object_store.permit()
    told: list[int] = []
    make_tables([bucket], place, Engine.LOCAL, ONE, lambda what, done, total: told.append(done))
    assert told[0] >= 1  # what was done is kept
    assert rows(TableFolder(place)) == undisturbed
    assert refused(TableFolder(place)) == {}


def test_one_object_that_is_denied_is_named(bucket: str, object_store: ObjectStore, tmp_path: Path) -> None:
    object_store.permit("bucket/plans/plan-00004.txt")
    tables = make(bucket, tmp_path / "tables")  # type: ignore[arg-type]
    assert refused(tables).keys() == {"plan-00004.txt"}
    assert "the store refuses it" in refused(tables)["plan-00004.txt"]


def test_a_bucket_that_goes_ends_the_run(bucket: str, object_store: ObjectStore, tmp_path: Path) -> None:
    files = object_store.files()
    with pytest.raises(TablesError, match="s3://bucket/plans: there is no such"):
        read(bucket, tmp_path / "tables", lambda: files.rm("bucket", recursive=True))
    files.mkdir("bucket")


def test_of_two_runs_the_earlier_is_told(corpus: Path, tmp_path: Path, undisturbed: Sorted) -> None:
    to = tmp_path / "tables"
    with pytest.raises(TablesError, match="another run writes into"):
        read(corpus, to, lambda: make(corpus, to))
    assert rows(make(corpus, to)) == undisturbed
    assert not (to / STAGING).exists()


def test_two_writers_of_one_file_leave_it_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One is in the middle of its draft when the other begins and ends."""
    folder = TableFolder(str(tmp_path))
    files = type(folder._files)
    write = files.pipe_file

    def write_late(self: object, path: str, content: bytes) -> None:
        monkeypatch.undo()
        write(self, path, b"half")
        folder.write_bytes("name", b"whole")
        write(self, path, content)

    monkeypatch.setattr(files, "pipe_file", write_late)
    folder.write_bytes("name", b"whole too")
    assert folder.read_bytes("name") == b"whole too"
    assert [path.name for path in tmp_path.iterdir()] == ["name"]


def test_a_run_that_was_ended_before_it_began_goes_on(corpus: Path, tmp_path: Path, undisturbed: Sorted) -> None:
    staging = tmp_path / "tables" / STAGING
    staging.mkdir(parents=True)
    (staging / "run.0a1b2c3d.part").write_bytes(b"ha")
    assert rows(make(corpus, tmp_path / "tables")) == undisturbed
    assert list((tmp_path / "tables").rglob("*.part")) == []


def test_what_is_left_of_a_run_that_was_ended_when_it_was_done_is_removed(corpus: Path, tmp_path: Path) -> None:
    make(corpus, tmp_path / "tables")
    (tmp_path / "tables" / STAGING / "nodes").mkdir(parents=True)
    make(corpus, tmp_path / "tables")
    assert not (tmp_path / "tables" / STAGING).exists()


@contextmanager
def no_file_longer_than(length: int) -> Iterator[None]:
    """As on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_ends_the_run(corpus: Path, tmp_path: Path, undisturbed: Sorted) -> None:
    with no_file_longer_than(9000), pytest.raises(TablesError, match=r"cannot be .*written \(File too large\)"):
        make(corpus, tmp_path / "tables")
    assert rows(make(corpus, tmp_path / "tables")) == undisturbed
    assert list((tmp_path / "tables").rglob("*.part")) == []


def test_a_corpus_that_has_changed_is_not_gone_on_with(corpus: Path, tmp_path: Path) -> None:
    def end() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(corpus, tmp_path / "tables", end)
    (corpus / "plan-00009.txt").write_text("", encoding="utf-8")
    with pytest.raises(TablesError, match="of other documents"):
        make(corpus, tmp_path / "tables")
    (corpus / "plan-00009.txt").unlink()
    assert make(corpus, tmp_path / "tables").read_manifest().plans == PLANS


def test_a_copy_whose_original_changes_while_they_are_settled_ends_the_run(corpus: Path, tmp_path: Path) -> None:
    """The batch of a copy is read twice, and both must be of the same words."""
    shutil.copy(corpus / "plan-00000.txt", corpus / "plan-00001.txt")

    def change(what: str, done: int, total: int) -> None:
        if (what, done) == ("reading plans", total):
            (corpus / "plan-00000.txt").write_bytes((corpus / "plan-00002.txt").read_bytes())

    with pytest.raises(TablesError, match=r"plan-00000\.txt has changed since this run began"):
        make_tables([str(corpus)], str(tmp_path / "tables"), Engine.LOCAL, ONE, change)


def test_a_folder_without_any_plan_makes_tables_of_none(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    tables = make(tmp_path / "plans", tmp_path / "tables")
    assert refused(tables).keys() == {"plans"}
    assert (tables.read_whole().plans, tables.read_whole().rows) == (0, {})
