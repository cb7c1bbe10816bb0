"""A real Neo4j of its own for one measurement: that of NEO4J_URI, else an embedded one in a folder that goes."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import neo4j
import psutil
from pydantic import SecretStr

from ingest.write import ensure_schema
from queries.embedded import EngineStatus, engine_status, stop_engine, use_engine
from queries.settings import StoreSettings
from queries.store import Statement, Store, open_store

_DELETED_AT_ONCE = 20_000

_Opened = tuple[StoreSettings, Path | None, psutil.Process | None]


@dataclass(frozen=True, slots=True)
class Bench:
    """One Neo4j, by our store and by a driver of its own; `home` and `engine` are None where it is a server."""

    store: Store
    driver: neo4j.Driver
    settings: StoreSettings
    home: Path | None
    engine: psutil.Process | None

    def processor_seconds(self) -> float:
        """Of this process and, where it is ours, of the engine: what another program does beside them is not in it."""
        engine = sum(self.engine.cpu_times()[:2]) if self.engine is not None else 0.0
        return time.process_time() + engine

    def empty(self) -> None:
        """Nothing in it but constraints and indexes."""
        while self.store.reader.run("MATCH (node) RETURN node LIMIT 1"):
            self.store.writer.transact(
                [Statement(f"MATCH (node) WITH node LIMIT {_DELETED_AT_ONCE} DETACH DELETE node")]
            )


@contextmanager
def open_bench(keep: Path | None = None, *, apoc: bool = False) -> Iterator[Bench]:
    """`keep`: the embedded one's folder, which stays; `apoc`: with that plugin, which a server of NEO4J_URI brings itself."""
    with tempfile.TemporaryDirectory(prefix="qiantou-bench-") as folder:
        home = keep or Path(folder) / "home"
        server = StoreSettings()
        if server.neo4j_uri is not None:
            opened: AbstractContextManager[_Opened] = nullcontext((server, None, None))
        else:
            opened = _with_apoc(home) if apoc else _embedded(home)
        with opened as (settings, at, engine), open_store(settings) as store, _drive(settings) as driver:
            ensure_schema(store)
            yield Bench(store, driver, settings, at, engine)


@contextmanager
def _embedded(home: Path) -> Iterator[_Opened]:
    settings = StoreSettings(home=home, linger_seconds=60)
    lease = use_engine(settings, lambda what, done, total: None)
    try:
        yield _named(lease.uri, lease.password, home), home, _process(engine_status(settings))
    finally:
        lease.close()
        stop_engine(settings)


@contextmanager
def _with_apoc(home: Path) -> Iterator[_Opened]:
    home.mkdir(parents=True)
    command = [sys.executable, "-m", "tests.bench.apoc_engine", str(home)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as engine:
        assert engine.stdout is not None
        told = json.loads(engine.stdout.readline())
        yield _named(told["uri"], told["password"], home), home, psutil.Process(engine.pid)
        engine.communicate()


def _process(status: EngineStatus | None) -> psutil.Process | None:
    return None if status is None else psutil.Process(status.pid)


def _named(uri: str, password: str, home: Path) -> StoreSettings:
    return StoreSettings(neo4j_uri=uri, neo4j_password=SecretStr(password), home=home)


def _drive(settings: StoreSettings) -> neo4j.Driver:
    password = settings.neo4j_password
    auth = None if password is None else (settings.neo4j_username, password.get_secret_value())
    return neo4j.GraphDatabase.driver(settings.neo4j_uri or "", auth=auth, telemetry_disabled=True)
