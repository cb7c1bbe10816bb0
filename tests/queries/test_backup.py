"""A graph goes out into a file and into another Neo4j, and is the same there."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.settings import IngestSettings
from ingest.verify import verify
from ingest.write import ensure_schema, write_plan
from queries import restore as restoring
from queries.backup import back_up
from queries.embedded import stop_engine
from queries.errors import BackupError, HalfRestored
from queries.restore import restore
from queries.settings import StoreSettings
from queries.store import Statement, Store, open_store
from schema.nodes import SCHEMA_VERSION
from tests.graph_dump import dump
from tests.plan_facts import draft_linqing, draft_lucheng

WRITTEN_BY = f'"version":{SCHEMA_VERSION}'.encode()

pytestmark = pytest.mark.engine


def in_silence(what: str, done: int, total: int) -> None:
    """Nobody watches."""


@pytest.fixture
def graph(empty_store: Store) -> Store:
    ensure_schema(empty_store)
    for draft in (draft_linqing(), draft_lucheng()):
        write_plan(empty_store, draft.facts())
    return empty_store


@pytest.fixture(scope="module")
def other_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreSettings]:
    """Another Neo4j, in a folder of its own."""
    settings = StoreSettings(neo4j_uri=None, home=tmp_path_factory.mktemp("other") / "home", linger_seconds=60)
    yield settings
    stop_engine(settings)


@pytest.fixture
def other(other_settings: StoreSettings) -> Iterator[Store]:
    with open_store(other_settings, unfinished=True) as store:
        store.writer.transact([Statement("MATCH (n) DETACH DELETE n")])
        yield store


@pytest.fixture
def file(graph: Store, tmp_path: Path) -> Path:
    back_up(graph, tmp_path / "plans.backup", in_silence)
    return tmp_path / "plans.backup"


def test_the_graph_is_the_same_in_another_neo4j(graph: Store, other: Store, file: Path, tmp_path: Path) -> None:
    restore(other, file, in_silence)
    assert dump(other) == dump(graph)
    assert verify(other, (), IngestSettings()).faults == ()
    assert not write_plan(other, draft_linqing().facts())
    back_up(other, tmp_path / "again.backup", in_silence)
    assert (tmp_path / "again.backup").read_bytes() == file.read_bytes()


def test_small_batches_make_the_same_graph(
    graph: Store, other: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "_BATCH_LINES", 7)
    restore(other, file, in_silence)
    assert dump(other) == dump(graph)


def test_a_restore_that_was_ended_is_begun_anew(
    graph: Store, other: Store, other_settings: StoreSettings, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "_BATCH_LINES", 7)

    def end(what: str, done: int, total: int) -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(other, file, end)
    with pytest.raises(HalfRestored, match="qiantou restore"):
        open_store(other_settings)
    restore(other, file, in_silence)
    assert dump(other) == dump(graph)
    open_store(other_settings).close()


def test_a_graph_that_is_not_empty_is_left_alone(graph: Store, file: Path) -> None:
    before = dump(graph)
    with pytest.raises(BackupError, match="not empty"):
        restore(graph, file, in_silence)
    assert dump(graph) == before


def drop_an_edge(lines: list[bytes]) -> list[bytes]:
    return [*lines[:-2], lines[-1]]


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[: len(whole) // 2],
        lambda whole: b"",
        lambda whole: b"no backup",
        lambda whole: gzip.compress(b'{"kind":"node","label":"City","properties":{}}\n'),
        lambda whole: gzip.compress(b"\n".join(drop_an_edge(gzip.decompress(whole).split(b"\n")[:-1]))),
        lambda whole: gzip.compress(gzip.decompress(whole).replace(WRITTEN_BY, b'"version":99', 1)),
        lambda whole: gzip.compress(gzip.decompress(whole).replace(b'"label":"City"', b'"label":"City) DELETE (n"', 1)),
    ],
)
def test_a_damaged_file_changes_nothing(damage: Callable[[bytes], bytes], file: Path, other: Store) -> None:
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(BackupError, match=r"plans\.backup"):
        restore(other, file, in_silence)
    assert other.reader.run("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_what_no_backup_would_keep_is_said(graph: Store, tmp_path: Path) -> None:
    graph.writer.transact([Statement("CREATE (:Stranger)")])
    with pytest.raises(BackupError, match="qiantou verify"):
        back_up(graph, tmp_path / "plans.backup", in_silence)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said(graph: Store, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot write"):
        back_up(graph, tmp_path / "nowhere" / "plans.backup", in_silence)
