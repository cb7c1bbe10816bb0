"""Tables that are damaged, of another schema, or loaded twice at once: nothing is half there, and what is wrong is named."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.many import ingest_paths
from ingest.settings import IngestSettings
from queries.errors import TablesError
from queries.store import Store
from queries.tables import pieces
from queries.tables.folder import TableFolder
from queries.tables.import_files import write_import_files
from queries.tables.load import load_tables
from schema.nodes import SCHEMA_VERSION
from tests.bench.corpus import write_corpus
from tests.graph_dump import Dump, dump
from tests.table_corpus import in_silence, make

pytestmark = pytest.mark.engine

PLANS = 3
TABLE = "edges/Task-STATED_IN-Section"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    write_corpus(folder / "plans", PLANS)
    make(folder / "plans", folder / "tables")
    return folder


@pytest.fixture
def tables(written: Path, tmp_path: Path) -> Path:
    """A copy that may be damaged."""
    return shutil.copytree(written / "tables", tmp_path / "tables")


@pytest.fixture(scope="module")
def usual(store: Store, written: Path) -> Dump:
    empty(store)
    load_tables(store, TableFolder(str(written / "tables")), in_silence)
    return dump(store)


def empty(store: Store) -> None:
    store.writer.work(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"))


def count(store: Store) -> int:
    [row] = store.reader.run("MATCH (n) RETURN count(n) AS nodes")
    return int(str(row["nodes"]))


def cut_off(part: Path) -> None:
    part.write_bytes(part.read_bytes()[:-20])


def spoil(part: Path) -> None:
    """Its end, which is read first, is as it was."""
    content = part.read_bytes()
    part.write_bytes(content[:4] + bytes(len(content[4:400])) + content[400:])


@pytest.mark.parametrize(
    ("damage", "named"), [(cut_off, f"{TABLE}/part-00000.parquet is damaged"), (Path.unlink, f"{TABLE} is damaged")]
)
def test_tables_that_are_cut_off_are_named_before_anything_is_done(
    damage: Callable[[Path], None], named: str, empty_store: Store, tables: Path, tmp_path: Path
) -> None:
    damage(tables / TABLE / "part-00000.parquet")
    with pytest.raises(TablesError, match=f"{tables}/{named}.* write them again"):
        load_tables(empty_store, TableFolder(str(tables)), in_silence)
    assert count(empty_store) == 0
    with pytest.raises(TablesError, match=named):
        write_import_files(TableFolder(str(tables)), tmp_path / "csv", in_silence)
    assert not (tmp_path / "csv").exists()


def test_a_load_that_comes_upon_damage_goes_on_when_it_is_mended(usual: Dump, empty_store: Store, tables: Path) -> None:
    part = tables / TABLE / "part-00000.parquet"
    whole = part.read_bytes()
    spoil(part)
    with pytest.raises(TablesError, match=f"{part} is damaged"):
        load_tables(empty_store, TableFolder(str(tables)), in_silence)
    part.write_bytes(whole)
    load_tables(empty_store, TableFolder(str(tables)), in_silence)
    assert dump(empty_store) == usual


@pytest.mark.parametrize(("one", "other"), [('"version": ', '"version": 1'), ('"form": ', '"form": 1')])
def test_tables_of_another_schema_are_refused(one: str, other: str, empty_store: Store, tables: Path) -> None:
    manifest = tables / "tables.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(one, other), encoding="utf-8")
    with pytest.raises(TablesError, match=rf"{tables} holds schema 1?{SCHEMA_VERSION} in form 1+, and this program"):
        load_tables(empty_store, TableFolder(str(tables)), in_silence)


def test_tables_whose_description_is_cut_off_are_named(empty_store: Store, tables: Path) -> None:
    cut_off(tables / "tables.json")
    with pytest.raises(TablesError, match=f"{tables}/tables.json is not one of ours"):
        load_tables(empty_store, TableFolder(str(tables)), in_silence)


def test_a_graph_with_plans_is_left_as_it_is(empty_store: Store, written: Path, tables: Path) -> None:
    ingest_paths([written / "plans" / "plan-00000.txt"], empty_store, IngestSettings())
    before = dump(empty_store)
    with pytest.raises(TablesError, match="the graph is not empty"):
        load_tables(empty_store, TableFolder(str(tables)), in_silence)
    assert dump(empty_store) == before


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_of_two_loads_at_once_the_later_is_told(
    share: float, usual: Dump, empty_store: Store, tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other begins and ends in the middle of one."""
    monkeypatch.setattr(pieces, "_ROWS", 40)
    folder = TableFolder(str(tables))
    others: list[int] = []

    def load_other(what: str, done: int, total: int) -> None:
        if done > total * share and not others:
            others.append(done)
            load_tables(empty_store, folder, in_silence)

    with pytest.raises(TablesError, match="another load or restore has ended meanwhile"):
        load_tables(empty_store, folder, load_other)
    assert dump(empty_store) == usual


def test_tables_of_no_plan_are_loaded(empty_store: Store, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    load_tables(empty_store, make(tmp_path / "empty.txt", tmp_path / "none"), in_silence)
    assert empty_store.reader.run("MATCH (n) RETURN n['restoring'] AS restoring") == [{"restoring": None}]
