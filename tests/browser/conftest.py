"""Neo4j Browser as the command serves it, over one plan."""

import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.walk import read_plan
from ingest.write import ensure_schema, write_plan
from queries.store import Statement, Store
from tests.browser.websocket import SWITCHED, open_websocket
from tests.command_line import QIANTOU, CommandLine

PLAN = Path(__file__).parents[2] / "data" / "plans" / "linqing-emergency-2021-2025" / "source.txt"


@pytest.fixture(scope="package")
def one_plan(store: Store) -> Store:
    store.writer.transact([Statement("MATCH (node) DETACH DELETE node")])
    ensure_schema(store)
    write_plan(store, read_plan(PLAN))
    return store


@pytest.fixture(scope="package")
def address(one_plan: Store, qiantou: CommandLine) -> Iterator[str]:
    """Where `qiantou serve --browser` serves. At the end it is stopped while somebody is connected."""
    command = [str(QIANTOU), "serve", "--browser", "--port", "0"]
    with subprocess.Popen(command, env=qiantou.environment(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline() + process.stdout.readline()
        found = re.search(r"(http://127\.0\.0\.1:\d+)/browser/", said)
        assert found is not None, said
        yield found[1]
        with open_websocket(found[1], {"origin": found[1]}) as status:
            assert status == SWITCHED
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
