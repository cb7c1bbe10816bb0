"""The real Neo4j for every test that needs one: that of NEO4J_URI, else one embedded engine for the whole run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.embedded import stop_engine
from queries.settings import StoreSettings
from queries.store import Statement, Store, open_store

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
