"""The sample plans in the graph, and the API as a server on a port of its own."""

import threading
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import httpx
import pytest
import uvicorn

from api.app import create_app
from ingest.walk import read_plan
from ingest.write import ensure_schema, write_plan
from queries.store import Statement, Store
from schema.facts import PlanFacts

PLANS = Path(__file__).parents[2] / "data" / "plans"
START_SECONDS = 20


@cache
def read_all() -> tuple[PlanFacts, ...]:
    return tuple(read_plan(path) for path in sorted(PLANS.glob("*/source.*")))


@pytest.fixture(scope="module")
def plans(store: Store) -> Store:
    """The sample plans, and nothing else."""
    store.writer.transact([Statement("MATCH (node) DETACH DELETE node")])
    ensure_schema(store)
    for facts in read_all():
        write_plan(store, facts)
    return store


@pytest.fixture(scope="session")
def address(store: Store) -> Iterator[str]:
    """Where the API is served."""
    server = uvicorn.Server(uvicorn.Config(create_app(store=store), port=0, log_level="warning"))
    serving = threading.Thread(target=server.run)
    serving.start()
    give_up = time.monotonic() + START_SECONDS
    while not server.started and serving.is_alive() and time.monotonic() < give_up:
        time.sleep(0.01)
    assert server.started
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    serving.join()


@pytest.fixture(scope="module")
def api(address: str, plans: Store) -> Iterator[httpx.Client]:
    """A client of the API over the sample plans."""
    with httpx.Client(base_url=address, timeout=60) as client:
        yield client
