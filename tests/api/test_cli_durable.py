"""The commands that look after a graph: verify, backup, restore."""

import json
from pathlib import Path

import pytest

from ingest.write import ensure_schema, write_plan
from queries.store import Statement, Store
from tests.command_line import CommandLine
from tests.plan_facts import draft_linqing

pytestmark = pytest.mark.engine


@pytest.fixture
def graph(empty_store: Store) -> Store:
    ensure_schema(empty_store)
    write_plan(empty_store, draft_linqing().facts())
    return empty_store


def test_a_whole_graph_is_verified(graph: Store, qiantou: CommandLine) -> None:
    run = qiantou("verify")
    assert (run.code, "临清市应急规划" in run.out, "nothing is wrong" in run.err) == (0, True, True)


def test_a_broken_graph_ends_with_its_own_code(graph: Store, qiantou: CommandLine) -> None:
    graph.writer.transact([Statement("MATCH (m:Measure) WITH m LIMIT 1 DETACH DELETE m")])
    run = qiantou("verify", "--json")
    assert run.code == 6
    assert "size" in [fault["rule"] for fault in json.loads(run.out)["faults"]]
    run = qiantou("verify")
    assert run.code == 6
    assert "has not as many" in run.err


def test_a_graph_comes_back_from_its_backup(graph: Store, qiantou: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "plans.backup"
    assert qiantou("backup", file).code == 0
    assert file.stat().st_mode & 0o077 == 0
    refused = qiantou("restore", file)
    assert (refused.code, "not empty" in refused.err) == (2, True)
    assert qiantou("remove", "linqing.txt").code == 0
    graph.writer.transact([Statement("MATCH (n) DETACH DELETE n")])
    assert qiantou("restore", file).code == 0
    assert json.loads(qiantou("verify", "--json").out)["faults"] == []
