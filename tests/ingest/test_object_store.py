"""Plans and tables in an object store: the rows of the same folder on a disk, and clear words where it cannot be reached."""

from pathlib import Path

import pytest

from queries.tables.folder import TableFolder
from queries.tables.reach import shown
from tests.command_line import CommandLine
from tests.object_store import ObjectStore, environment
from tests.table_corpus import MADE, make, read_sorted

SECRET = "a-secret-of-nobody"  # noqa: S105 - opens nothing
NAMES = ("empty.txt", f"made-{MADE}.txt", f"made-{MADE + 1}.txt")


@pytest.fixture(scope="module")
def folder(plan_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "plans"
    (folder / "规划 一").mkdir(parents=True)
    for name in NAMES:
        (folder / "规划 一" / name).write_bytes((plan_folder / name).read_bytes())
    return folder


def test_a_bucket_is_read_and_written(
    object_store: ObjectStore, folder: Path, qiantou_alone: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = object_store.files()
    files.mkdir("own")
    files.put(str(folder), "own/plans", recursive=True)
    files.touch("own/plans/")  # what a store's own pages make of an empty folder
    arguments = ("ingest", "--to", "s3://own/tables", "s3://own/plans")
    qiantou = CommandLine({**qiantou_alone.settings, **object_store.environment})
    run = qiantou(*arguments)
    assert (run.code, len(run.messages)) == (1, 1), run.err
    assert "s3://own/plans/规划 一/empty.txt: the file is empty" in run.err
    for name, value in object_store.environment.items():
        monkeypatch.setenv(name, value)
    there, here = TableFolder("s3://own/tables"), make(folder, tmp_path / "tables")
    assert read_sorted(there) | {"report": []} == read_sorted(here) | {"report": []}
    assert there.read_manifest().rows == here.read_manifest().rows
    assert there.names("staging") == ()
    again = qiantou(*arguments)
    assert (again.code, again.messages) == (1, run.messages)
    assert qiantou("load", "--csv", tmp_path / "csv", "s3://own/tables").code == 0


@pytest.mark.parametrize("there", ["plans", "tables"])
def test_a_bucket_that_is_not_there_is_named(
    there: str, object_store: ObjectStore, folder: Path, qiantou_alone: CommandLine, tmp_path: Path
) -> None:
    plans, to = ("s3://absent/plans", str(tmp_path / "to")) if there == "plans" else (str(folder), "s3://absent/tables")
    run = CommandLine({**qiantou_alone.settings, **object_store.environment})("ingest", "--to", to, plans)
    assert (run.code, len(run.messages), "Traceback" in run.err) == (2, 1, False), run.err
    assert f"s3://absent/{there}: there is no such" in run.err


def test_a_key_that_does_not_fit_is_not_shown(object_store: ObjectStore, qiantou_alone: CommandLine) -> None:
    wrong = environment(object_store.url, object_store.key, SECRET)
    run = CommandLine({**qiantou_alone.settings, **wrong})("ingest", "--to", "s3://own/other", "s3://own/plans")
    assert (run.code, len(run.messages), "Traceback" in run.err) == (2, 1, False), run.err
    assert "s3://own/plans: it refuses us" in run.err
    assert "AWS_SECRET_ACCESS_KEY" in run.err
    assert not any(secret in run.err for secret in (SECRET, object_store.secret))


def test_a_store_that_does_not_answer_is_named(qiantou_alone: CommandLine, tmp_path: Path) -> None:
    nowhere = environment("http://127.0.0.1:9", "key", SECRET)
    run = CommandLine({**qiantou_alone.settings, **nowhere})("ingest", "--to", tmp_path / "to", "s3://bucket/plans")
    assert (run.code, len(run.messages), "Traceback" in run.err) == (2, 1, False), run.err
    assert "s3://bucket/plans: it cannot be reached" in run.err
    assert "127.0.0.1:9" in run.err
    assert SECRET not in run.err
    assert not (tmp_path / "to").exists()


def test_a_kind_of_store_that_nobody_knows_is_named(qiantou_alone: CommandLine, tmp_path: Path) -> None:
    run = qiantou_alone("ingest", "--to", tmp_path / "to", "nothing://bucket/plans")
    assert (run.code, "nothing://bucket/plans: it cannot be reached" in run.err) == (2, True), run.err


def test_a_password_in_an_address_is_not_shown() -> None:
    assert shown("sftp://who:pass@word@host/a@b: refused") == "sftp://host/a@b: refused"
    assert shown("s3://bucket/a@b") == "s3://bucket/a@b"


def test_a_folder_that_cannot_be_made_is_named(folder: Path, qiantou_alone: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    run = qiantou_alone("ingest", "--to", tmp_path / "file" / "tables", folder)
    assert (run.code, len(run.messages), "Traceback" in run.err) == (2, 1, False), run.err
    assert f"{tmp_path / 'file' / 'tables'}: it cannot be" in run.err
