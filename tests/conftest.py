"""The real Neo4j for every test that needs one: that of NEO4J_URI, else one embedded engine for the whole run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.embedded import stop_engine
from queries.settings import StoreSettings
from queries.store import Statement, Store, open_store
from tests.command_line import qiantou, qiantou_alone

__all__ = ["empty_store", "qiantou", "qiantou_alone", "store", "store_settings"]


@pytest.fixture(scope="session")
def store_settings(tmp_path_factory: pytest.TempPathFactory) -> StoreSettings:
    """As the user has set them, but data in a folder of this run, and an engine that ends with it."""
    home: Path = tmp_path_factory.mktemp("qiantou-home")
    return StoreSettings(home=home, linger_seconds=0)


@pytest.fixture(scope="session")
def store(store_settings: StoreSettings) -> Iterator[Store]:
    """What the tests before this one wrote is still in it: look only for what the test itself writes."""
    with open_store(store_settings) as opened:
        if opened.reader.run("MATCH (node) RETURN node LIMIT 1"):
            pytest.exit("the Neo4j of NEO4J_URI is not empty, and the tests delete what is in it: name another", 2)
        yield opened
        _empty(opened)
    stop_engine(store_settings)


@pytest.fixture
def empty_store(store: Store) -> Store:
    """Nothing in it; constraints and indexes stay."""
    _empty(store)
    return store


def _empty(store: Store) -> None:
    store.writer.transact([Statement("MATCH (node) DETACH DELETE node")])
