"""From tables into Neo4j, by the driver and by Neo4j's import tool: the graph that `ingest` makes of the same folder."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.many import ingest_paths
from ingest.settings import IngestSettings
from ingest.verify import verify
from queries.embedded import stop_engine
from queries.errors import HalfRestored, TablesError
from queries.settings import StoreSettings
from queries.store import Store, open_store
from queries.tables import pieces
from queries.tables.folder import TableFolder
from queries.tables.import_tool import import_tables
from queries.tables.load import load_tables
from queries.verify import expected_indexes
from schema.nodes import SCHEMA_VERSION
from tests.command_line import CommandLine
from tests.graph_dump import Dump, dump
from tests.table_corpus import in_silence

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def usual(store: Store, plan_folder: Path) -> Dump:
    """The graph of the folder, plan by plan."""
    empty(store)
    report = ingest_paths([plan_folder], store, IngestSettings())
    assert len(report.refused) == 3
    return dump(store)


def empty(store: Store) -> None:
    store.writer.work(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"))


def test_loading_tables_makes_the_usual_graph_once(usual: Dump, empty_store: Store, plan_tables: TableFolder) -> None:
    load_tables(empty_store, plan_tables, in_silence)
    assert dump(empty_store) == usual
    assert empty_store.reader.run("MATCH (g:Graph) RETURN g.id AS id, g.version AS version, g['tables'] AS tables") == [
        {"id": "graph", "version": SCHEMA_VERSION, "tables": None}
    ]
    assert verify(empty_store, (), IngestSettings()).faults == ()
    with pytest.raises(TablesError, match="not empty"):
        load_tables(empty_store, plan_tables, in_silence)
    assert dump(empty_store) == usual


def test_a_load_that_was_ended_goes_on(
    usual: Dump,
    empty_store: Store,
    store_settings: StoreSettings,
    plan_tables: TableFolder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ended among the nodes, and again among the relationships: nothing is lost and nothing there twice."""
    monkeypatch.setattr(pieces, "_ROWS", 50)

    def end_at(share: float) -> None:
        def end(what: str, done: int, total: int) -> None:
            if done > total * share:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            load_tables(empty_store, plan_tables, end)

    end_at(0.1)
    with pytest.raises(HalfRestored, match="qiantou load"):
        open_store(store_settings)
    end_at(0.6)
    load_tables(empty_store, plan_tables, in_silence)
    assert dump(empty_store) == usual


def test_half_of_other_tables_is_left_alone(empty_store: Store, plan_tables: TableFolder) -> None:
    half = "CREATE (:Graph {id: 'graph', version: $version, restoring: true, tables: 'x'})"
    empty_store.writer.work(lambda transaction: transaction.run(half, {"version": SCHEMA_VERSION}))
    with pytest.raises(TablesError, match="half of a restore"):
        load_tables(empty_store, plan_tables, in_silence)


@pytest.fixture
def new_home(tmp_path: Path) -> Iterator[StoreSettings]:
    settings = StoreSettings(neo4j_uri=None, home=tmp_path / "home", linger_seconds=60)
    yield settings
    stop_engine(settings)


def test_neo4j_s_import_makes_the_usual_graph(
    usual: Dump, plan_tables: TableFolder, new_home: StoreSettings, plan_folder: Path
) -> None:
    import_tables(plan_tables, new_home, in_silence)
    assert stat.S_IMODE((new_home.home / "data").stat().st_mode) == 0o700
    with open_store(new_home, unfinished=True) as imported:
        with pytest.raises(HalfRestored):
            open_store(new_home)
        load_tables(imported, plan_tables, in_silence)
        assert dump(imported) == usual
        there = imported.reader.run("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name")
        assert {row["name"] for row in there} >= expected_indexes()
        again = ingest_paths([plan_folder / "odd.txt"], imported, IngestSettings())
        assert [outcome.outcome for outcome in again.outcomes] == ["unchanged"]


def test_what_a_server_imports_is_written(plan_tables: TableFolder, qiantou_alone: CommandLine, tmp_path: Path) -> None:
    run = qiantou_alone("load", "--csv", tmp_path / "csv", plan_tables.place)
    assert (run.code, run.out) == (0, "neo4j-admin database import full neo4j @import.args\n"), run.err
    options = (tmp_path / "csv" / "import.args").read_text(encoding="utf-8").splitlines()
    named = [name for option in options if ".csv" in option for name in option.rpartition("=")[2].split(",")]
    there = [path.relative_to(tmp_path / "csv").as_posix() for path in (tmp_path / "csv").rglob("*.csv")]
    assert sorted(named) == sorted(there)
    run = qiantou_alone("load", "--csv", tmp_path / "csv", plan_tables.place)
    assert (run.code, "is not empty" in run.err) == (2, True)


def test_tables_that_are_not_whole_are_not_loaded(empty_store: Store, tmp_path: Path) -> None:
    with pytest.raises(TablesError, match="no whole tables"):
        load_tables(empty_store, TableFolder(str(tmp_path)), in_silence)
