"""A real Neo4j of its own for one measurement: that of NEO4J_URI, else an embedded one in a folder that goes."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
import psutil
from pydantic import SecretStr

from ingest.write import ensure_schema
from queries.embedded import engine_status, stop_engine, use_engine
from queries.settings import StoreSettings
from queries.store import Statement, Store, open_store

_DELETED_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Bench:
    """One Neo4j, by our store and by a driver of its own; `home` is None where it is a server."""

    store: Store
    driver: neo4j.Driver
    settings: StoreSettings
    home: Path | None

    def processor_seconds(self) -> float:
        """Of this process and, where it is ours, of the engine: what another program does beside them is not in it."""
        status = engine_status(StoreSettings(home=self.home)) if self.home is not None else None
        engine = sum(psutil.Process(status.pid).cpu_times()[:2]) if status is not None else 0.0
        return time.process_time() + engine

    def empty(self) -> None:
        """Nothing in it but constraints and indexes."""
        while self.store.reader.run("MATCH (node) RETURN node LIMIT 1"):
            self.store.writer.transact(
                [Statement(f"MATCH (node) WITH node LIMIT {_DELETED_AT_ONCE} DETACH DELETE node")]
            )


@contextmanager
def open_bench(keep: Path | None = None) -> Iterator[Bench]:
    """`keep`: the embedded one's folder, which stays."""
    with tempfile.TemporaryDirectory(prefix="qiantou-bench-") as folder:
        settings = StoreSettings()
        if settings.neo4j_uri is not None:
            with open_store(settings) as store, _drive(settings) as driver:
                ensure_schema(store)
                yield Bench(store, driver, settings, None)
            return
        home = keep or Path(folder) / "home"
        embedded = StoreSettings(home=home, linger_seconds=60)
        lease = use_engine(embedded, lambda what, done, total: None)
        named = StoreSettings(neo4j_uri=lease.uri, neo4j_password=SecretStr(lease.password), home=home)
        try:
            with open_store(embedded) as store, _drive(named) as driver:
                ensure_schema(store)
                yield Bench(store, driver, named, home)
        finally:
            lease.close()
            stop_engine(embedded)


def _drive(settings: StoreSettings) -> neo4j.Driver:
    password = settings.neo4j_password
    auth = None if password is None else (settings.neo4j_username, password.get_secret_value())
    return neo4j.GraphDatabase.driver(settings.neo4j_uri or "", auth=auth, telemetry_disabled=True)
