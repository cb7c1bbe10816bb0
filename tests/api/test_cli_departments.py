"""`qiantou departments review`: what is listed, and that a person's decisions are read from then on."""

import json
from pathlib import Path
from typing import Any

import pytest

from queries.store import Statement, Store
from tests.command_line import CommandLine

pytestmark = pytest.mark.engine

TEXT = """永宁县消防规划（2023—2027年）

一、主要任务

（一）建设消防站

加强消防站建设。（牵头单位：县教育局；配合单位：县教育考试局、县奇石协会）
"""
BOTH = ["永宁县教育局", "永宁县教育考试局"]


@pytest.fixture
def plan(store: Store, tmp_path: Path) -> Path:
    store.writer.transact([Statement("MATCH (node) DETACH DELETE node")])
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def review(qiantou: CommandLine, plan: Path, decisions: Path | None = None) -> dict[str, Any]:
    """Read the plan and list what is to review, with these decisions."""
    folder = str(decisions.parent) if decisions is not None else ""
    read = qiantou("ingest", plan, QIANTOU_VOCABULARY=folder)
    assert read.code == 0, read.err
    run = qiantou("departments", "review", "--json", QIANTOU_VOCABULARY=folder)
    assert run.code == 0, run.err
    listed: dict[str, Any] = json.loads(run.out)
    return listed


def decide(folder: Path, sort: str, names: list[str]) -> Path:
    folder.mkdir()
    path = folder / "decisions.toml"
    path.write_text(f'[[{sort}]]\ncity = "永宁县"\nnames = {json.dumps(names, ensure_ascii=False)}\n', encoding="utf-8")
    return path


def test_unknown_names_and_likely_pairs_are_listed(plan: Path, qiantou: CommandLine) -> None:
    listed = review(qiantou, plan)
    assert "永宁县奇石协会" in [each["department"] for each in listed["unlisted"]]
    assert [pair["names"] for pair in listed["pairs"]] == [BOTH]
    shown = qiantou("departments", "review", "--city", "永宁县")
    assert shown.code == 0, shown.err
    assert "永宁县奇石协会" in shown.out
    assert "likely pairs (1)" in shown.out
    assert "decisions.toml" in shown.out


def test_a_pair_decided_to_be_different_is_not_listed_again(plan: Path, tmp_path: Path, qiantou: CommandLine) -> None:
    assert review(qiantou, plan, decide(tmp_path / "own", "different", BOTH))["pairs"] == []


def test_names_decided_to_be_one_are_one_department_of_the_graph(
    plan: Path, tmp_path: Path, store: Store, qiantou: CommandLine
) -> None:
    review(qiantou, plan)
    listed = review(qiantou, plan, decide(tmp_path / "own", "same", ["县教育局", "县教育考试局"]))
    assert listed["pairs"] == []
    rows = store.reader.run(
        "MATCH (d:Department) WHERE d.name CONTAINS '教育' RETURN d.name AS name, d.aliases AS aliases"
    )
    assert [row["name"] for row in rows] == ["永宁县教育局"]
    assert {"县教育局", "县教育考试局"} <= set(row_aliases(rows[0]))


def row_aliases(row: dict[str, object]) -> list[str]:
    aliases = row["aliases"]
    assert isinstance(aliases, list)
    return aliases
