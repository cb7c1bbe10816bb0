"""`qiantou extract --report`: what was read of a plan, and what was left unread, with its place."""

import json
from pathlib import Path

import pytest

from tests.command_line import CommandLine

TEXT = """江油市“十四五”水利发展规划

一、主要任务

（一）建设堤防

加强堤防建设。负责片组：防汛抗旱那一块。（牵头单位：市水利局）

（二）修建水库

新建水库。
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_report_names_what_was_left_unread(plan: Path, qiantou_alone: CommandLine) -> None:
    run = qiantou_alone("extract", plan, "--report")
    assert run.code == 0, run.err
    assert "passages left unread 1" in run.out
    assert "负责片组：防汛抗旱那一块" in run.out


def test_the_report_is_json_for_a_program(plan: Path, qiantou_alone: CommandLine) -> None:
    run = qiantou_alone("extract", plan, "--report", "--json")
    report = json.loads(run.out)
    assert [(each["reason"], TEXT[each["start"] : each["end"]]) for each in report["unread"]] == [
        ("duty", "负责片组：防汛抗旱那一块")
    ]
    assert report["statements"] == 1
    assert report["coverage"] == 1.0
