"""The real Neo4j for every test that needs one: that of NEO4J_URI, else one embedded engine for the whole run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.embedded import stop_engine
from queries.settings import StoreSettings
from queries.store import Statement, Store, open_store
from tests.command_line import CommandLine

ENGINE_START_SECONDS = 300
"""The first run of all also fetches Neo4j."""


@pytest.fixture(scope="session")
def store_settings(tmp_path_factory: pytest.TempPathFactory) -> StoreSettings:
    """As the user has set them, but data in a folder of this run, and an engine that ends with it."""
    home: Path = tmp_path_factory.mktemp("qiantou-home")
    return StoreSettings(home=home, linger_seconds=0)


@pytest.fixture(scope="session")
def store(store_settings: StoreSettings) -> Iterator[Store]:
    """What the tests before this one wrote is still in it: look only for what the test itself writes."""
    with open_store(store_settings) as opened:
        yield opened
    stop_engine(store_settings)


@pytest.fixture
def empty_store(store: Store) -> Store:
    """Nothing in it; constraints and indexes stay."""
    store.writer.transact([Statement("MATCH (node) DETACH DELETE node")])
    return store


@pytest.fixture(scope="session")
def qiantou(store: Store, store_settings: StoreSettings) -> CommandLine:
    """The command line on the graph of this run. What the tests before wrote is still in it."""
    password = store_settings.neo4j_password
    server = {
        "NEO4J_URI": store_settings.neo4j_uri,
        "NEO4J_USERNAME": store_settings.neo4j_username,
        "NEO4J_PASSWORD": None if password is None else password.get_secret_value(),
        "NEO4J_DATABASE": store_settings.neo4j_database,
    }
    chosen = (
        {} if store_settings.neo4j_uri is None else {name: value for name, value in server.items() if value is not None}
    )
    return CommandLine({"QIANTOU_HOME": str(store_settings.home), **chosen})


@pytest.fixture
def qiantou_alone(tmp_path: Path) -> CommandLine:
    """The command line without any database: nothing listens where it is told to look."""
    return CommandLine(
        {"QIANTOU_HOME": str(tmp_path / "home"), "NEO4J_URI": "bolt://127.0.0.1:9", "NEO4J_PASSWORD": "none"}
    )
