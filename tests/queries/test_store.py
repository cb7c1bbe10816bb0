"""The client of Neo4j against the real one: what it reads, writes, refuses, and says when something is wrong."""

import datetime
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import SecretStr

from queries.embedded import EngineLease, use_engine
from queries.errors import DatabaseUnreachable, OutOfMemory, QueryFailed, QueryTimedOut, WrongCredentials
from queries.settings import StoreSettings
from queries.store import Statement, Store, Transaction, open_store

HIDDEN = "a-password-that-no-message-may-show"


@pytest.fixture(scope="module")
def server(store: Store, store_settings: StoreSettings) -> Iterator[StoreSettings]:
    """The settings of somebody who names a server: that of the run, or the embedded engine taken as one."""
    if store_settings.neo4j_uri is not None:
        yield store_settings
        return
    lease: EngineLease = use_engine(store_settings, lambda what, done, total: None)
    yield StoreSettings(neo4j_uri=lease.uri, neo4j_password=SecretStr(lease.password))
    lease.close()


def count(store: Store, label: str) -> object:
    return store.reader.run(f"MATCH (node:{label}) RETURN count(node) AS found")[0]["found"]


def test_values_arrive_as_plain_python(store: Store) -> None:
    [row] = store.reader.run(
        "RETURN $text AS text, [1, 2.5, null] AS numbers, date('2025-12-31') AS day, "
        "datetime('2025-12-31T10:00:00Z') AS moment, duration('P1Y2M') AS span, {a: [true]} AS map, "
        "point({x: 1, y: 2}) AS place",
        {"text": "应急"},
    )
    assert row == {
        "text": "应急",
        "numbers": [1, 2.5, None],
        "day": datetime.date(2025, 12, 31),
        "moment": datetime.datetime(2025, 12, 31, 10, tzinfo=datetime.UTC),
        "span": "P1Y2M",
        "map": {"a": [True]},
        "place": {"srid": 7203, "coordinates": [1.0, 2.0]},
    }


def test_nodes_relationships_and_paths_arrive_as_dicts(empty_store: Store) -> None:
    empty_store.writer.transact([Statement("CREATE (:Alpha:Beta {day: date('2025-01-02')})-[:LINKS {n: 1}]->(:Gamma)")])
    [row] = empty_store.reader.run("MATCH path = (a:Alpha)-[r:LINKS]->() RETURN a, r, path")
    alpha = {"labels": ["Alpha", "Beta"], "properties": {"day": datetime.date(2025, 1, 2)}}
    links = {"type": "LINKS", "properties": {"n": 1}}
    gamma = {"labels": ["Gamma"], "properties": {}}
    assert row == {"a": alpha, "r": links, "path": {"nodes": [alpha, gamma], "relationships": [links]}}


def test_rows_are_written_in_batches_and_all_arrive(empty_store: Store) -> None:
    rows = [{"number": number, "day": datetime.date(2025, 1, 1), "words": ("一", "二")} for number in range(4501)]
    cypher = "UNWIND $rows AS row CREATE (:Row {number: row.number, day: row.day, words: row.words, by: $by})"
    empty_store.writer.transact([Statement(cypher, rows, {"by": "test"}), Statement(cypher, [], {"by": "nobody"})])
    [found] = empty_store.reader.run(
        "MATCH (row:Row) RETURN count(row) AS rows, sum(row.number) AS sum, collect(DISTINCT row.by) AS by"
    )
    assert found == {"rows": 4501, "sum": sum(range(4501)), "by": ["test"]}


def test_a_transaction_is_written_whole_or_not_at_all(empty_store: Store) -> None:
    with pytest.raises(QueryFailed):
        empty_store.writer.transact([Statement("CREATE (:Kept)"), Statement("CREATE (:Kept {wrong: 1 / 0})")])
    assert count(empty_store, "Kept") == 0


def test_the_reader_cannot_write(empty_store: Store) -> None:
    with pytest.raises(QueryFailed) as caught:
        empty_store.reader.run("CREATE (:Sneaked)")
    assert caught.value.code == "Neo.ClientError.Statement.AccessMode"
    assert count(empty_store, "Sneaked") == 0


def test_a_schema_serves_when_it_returns(empty_store: Store) -> None:
    statements = [
        "CREATE CONSTRAINT store_test IF NOT EXISTS FOR (n:StoreTest) REQUIRE n.id IS UNIQUE",
        "CREATE FULLTEXT INDEX store_test_text IF NOT EXISTS FOR (n:StoreTest) ON EACH [n.text] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}",
    ]
    empty_store.writer.schema(statements)
    empty_store.writer.schema(statements)
    try:
        states = empty_store.reader.run(
            "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'store_test' RETURN state"
        )
        assert states == [{"state": "ONLINE"}] * 2
        empty_store.writer.transact([Statement("CREATE (:StoreTest {id: 1, text: '推进巨灾保险试点'})")])
        empty_store.writer.schema(["CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()"])
        found = empty_store.reader.run(
            "CALL db.index.fulltext.queryNodes('store_test_text', '巨灾') YIELD node RETURN node.id AS id"
        )
        assert found == [{"id": 1}]
        with pytest.raises(QueryFailed, match="ConstraintValidationFailed"):
            empty_store.writer.transact([Statement("CREATE (:StoreTest {id: 1})")])
    finally:
        empty_store.writer.schema(["DROP CONSTRAINT store_test", "DROP INDEX store_test_text"])


def test_a_query_that_takes_too_long_is_given_up(store: Store) -> None:
    endless = "UNWIND range(1, 1000000000) AS a UNWIND range(1, 1000000000) AS b RETURN count(a + b)"
    with pytest.raises(QueryTimedOut, match="QIANTOU_READ_TIMEOUT_SECONDS"):
        store.reader.run(endless, timeout=0.3)


@pytest.mark.engine
def test_too_little_memory_says_how_to_give_more(store: Store) -> None:
    huge = "UNWIND range(1, 100000000) AS number WITH collect(number) AS numbers RETURN size(numbers) AS size"
    with pytest.raises(OutOfMemory, match=r"QIANTOU_HEAP|heap\.max_size"):
        store.reader.run(huge)


def test_a_wrong_query_names_the_reason(store: Store) -> None:
    with pytest.raises(QueryFailed, match="SyntaxError"):
        store.reader.run("MATCH nonsense")


def test_a_named_server_is_used(server: StoreSettings, empty_store: Store) -> None:
    with open_store(server) as named:
        named.writer.transact([Statement("CREATE (:Named)")])
    assert count(empty_store, "Named") == 1


def test_an_address_that_is_asked_for_its_routes_is_used(server: StoreSettings, empty_store: Store) -> None:
    """As Aura and clusters are; a single server answers with itself."""
    assert server.neo4j_uri is not None
    routed = server.model_copy(update={"neo4j_uri": server.neo4j_uri.replace("bolt://", "neo4j://")})
    with open_store(routed) as named:
        named.writer.transact([Statement("CREATE (:Routed)")])
        assert count(named, "Routed") == 1


def test_two_commands_make_the_same_indexes_at_once(store: Store, store_settings: StoreSettings) -> None:
    names = [f"race_{number}" for number in range(12)]
    made = [f"CREATE INDEX {name} IF NOT EXISTS FOR (n:Race) ON (n.{name})" for name in names]
    try:
        with open_store(store_settings) as other, ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda each: each.writer.schema(made), (store, other)))
        found = store.reader.run("SHOW INDEXES YIELD name WHERE name STARTS WITH 'race_' RETURN count(*) AS found")
        assert found == [{"found": len(names)}]
    finally:
        store.writer.schema([f"DROP INDEX {name} IF EXISTS" for name in names])


def test_an_index_left_half_made_is_made_again(empty_store: Store) -> None:
    """As the engine leaves one of a constraint that it did not finish; here it fails at a value too long for it."""
    too_long = "x" * 40_000
    empty_store.writer.transact([Statement("CREATE (:Half {id: $id})", parameters={"id": too_long})])
    try:
        with pytest.raises(QueryFailed):
            empty_store.writer.schema(["CREATE INDEX half_made IF NOT EXISTS FOR (n:Half) ON (n.id)"])
        empty_store.writer.transact([Statement("MATCH (n:Half) DELETE n")])
        empty_store.writer.schema(["CREATE CONSTRAINT half_made IF NOT EXISTS FOR (n:Half) REQUIRE n.id IS UNIQUE"])
        made = empty_store.reader.run("SHOW INDEXES YIELD name, state WHERE name = 'half_made' RETURN state")
        assert made == [{"state": "ONLINE"}]
    finally:
        empty_store.writer.schema(["DROP CONSTRAINT half_made IF EXISTS", "DROP INDEX half_made IF EXISTS"])


def test_what_is_streamed_is_read_in_the_transaction(empty_store: Store) -> None:
    def work(transaction: Transaction) -> list[object]:
        transaction.write([Statement("UNWIND range(1, 3000) AS n CREATE (:Row {n: n})")])
        return [row["n"] for row in transaction.stream("MATCH (row:Row) RETURN row.n AS n ORDER BY n")]

    assert empty_store.writer.work(work) == list(range(1, 3001))


def test_a_wrong_password_says_which_setting(server: StoreSettings) -> None:
    wrong = server.model_copy(update={"neo4j_password": SecretStr(HIDDEN)})
    with pytest.raises(WrongCredentials, match="NEO4J_PASSWORD") as caught:
        open_store(wrong)
    assert HIDDEN not in str(caught.value)
    assert HIDDEN not in repr(wrong)


def test_a_password_that_was_not_given_says_which_setting(server: StoreSettings) -> None:
    with pytest.raises(WrongCredentials, match="NEO4J_PASSWORD"):
        open_store(server.model_copy(update={"neo4j_password": None}))


def test_a_database_that_is_not_there_says_which_setting(server: StoreSettings) -> None:
    with pytest.raises(DatabaseUnreachable, match="NEO4J_DATABASE"):
        open_store(server.model_copy(update={"neo4j_database": "nowhere"}))


def test_nobody_at_the_address_is_said_at_once(free_port: int) -> None:
    settings = StoreSettings(neo4j_uri=f"bolt://127.0.0.1:{free_port}", neo4j_password=SecretStr(HIDDEN))
    with pytest.raises(DatabaseUnreachable, match=rf"Neo4j at bolt://127\.0\.0\.1:{free_port}.*NEO4J_URI") as caught:
        open_store(settings)
    assert HIDDEN not in str(caught.value)


def test_a_password_in_the_address_is_refused_and_not_shown() -> None:
    with pytest.raises(DatabaseUnreachable, match=r"bolt://example:7687.*NEO4J_PASSWORD") as caught:
        open_store(StoreSettings(neo4j_uri=f"bolt://user:{HIDDEN}@example:7687"))
    assert HIDDEN not in str(caught.value)


@pytest.mark.parametrize(
    "uri", ["http://127.0.0.1:7474", "127.0.0.1:7687", "nonsense", "bolt://127.0.0.1:seven", "bolt://"]
)
def test_an_address_that_is_none_names_the_setting(uri: str) -> None:
    with pytest.raises(DatabaseUnreachable, match="NEO4J_URI"):
        open_store(StoreSettings(neo4j_uri=uri))


def test_a_listener_that_is_no_neo4j_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings = StoreSettings(neo4j_uri=f"bolt://127.0.0.1:{silent.getsockname()[1]}", connect_timeout_seconds=0.5)
        with pytest.raises(DatabaseUnreachable, match="NEO4J_URI"):
            open_store(settings)


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
