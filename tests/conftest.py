"""The real Neo4j for every test that needs one (databases.py says which), and a browser; the same for the whole run."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from queries.embedded import stop_engine
from queries.settings import StoreSettings
from queries.store import Statement, Store, open_store
from queries.tables.folder import TableFolder
from tests.browser.chromium import open_chromium
from tests.command_line import qiantou, qiantou_alone
from tests.databases import provide
from tests.deadly import Deadly
from tests.table_corpus import make, write_folder

# A developer's own vocabulary and decisions must not decide what the tests read.
os.environ.pop("QIANTOU_VOCABULARY", None)
os.environ["QIANTOU_HOME"] = str(Path(tempfile.gettempdir()) / "qiantou-tests-nobody-s-home")

__all__ = ["empty_store", "qiantou", "qiantou_alone", "store", "store_settings"]


@pytest.fixture(scope="session")
def store_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreSettings]:
    with provide(tmp_path_factory.mktemp("qiantou-home")) as settings:
        yield settings


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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One for the whole run: Playwright allows no second beside it."""
    with open_chromium() as browser:
        yield browser


@pytest.fixture
def deadly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Deadly:
    (tmp_path / "deadly").mkdir()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "deadly"))
    return Deadly(tmp_path / "deadly")


@pytest.fixture(scope="session")
def plan_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(tmp_path_factory.mktemp("corpus") / "plans")


@pytest.fixture(scope="session")
def plan_tables(plan_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> TableFolder:
    """The tables of that folder, made by this machine's processes."""
    return make(plan_folder, tmp_path_factory.mktemp("tables") / "tables")
