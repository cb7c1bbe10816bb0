"""The commands that look after a graph: verify, backup, restore."""

import json
from pathlib import Path

import pytest

from ingest.write import ensure_schema, write_plan
from queries.store import Statement, Store
from schema.constraints import statements
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
    assert "`qiantou remove` and then `qiantou ingest`" in run.err.splitlines()[-1]


def test_what_mends_a_fault_is_said(graph: Store, qiantou: CommandLine) -> None:
    graph.writer.schema(["DROP INDEX measure_words"])
    try:
        assert qiantou("verify").err.splitlines()[-1] == "faults: 1; the next `qiantou ingest` makes the missing index"
        plan = "data/plans/linqing-emergency-2021-2025/source.txt"
        assert qiantou("ingest", plan).code == 0
        assert qiantou("verify").code == 0
    finally:
        graph.writer.schema(statements())


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
