"""Commands on a real graph: what they print for people and for programs, and how they end when the database does not let us."""

import json
from pathlib import Path

import pytest

from queries.embedded import engine_status
from queries.settings import StoreSettings
from queries.store import Store
from tests.command_line import CommandLine

pytestmark = pytest.mark.engine

PLAN = """白沙市消防救援“十四五”规划

一、总体要求

“十四五”时期是全市消防救援事业发展的重要时期，为做好各项工作，根据有关法律法规，制定本规划。

二、主要任务

（一）加强消防站建设

到2025年，新建消防站3座。（牵头单位：市消防救援支队；配合单位：市财政局、市自然资源和规划局）

三、保障措施

（一）加强组织领导

各有关部门要各司其职，协同配合，确保规划目标如期实现。
"""


@pytest.fixture
def plan(tmp_path: Path, qiantou: CommandLine) -> Path:
    """A plan in the graph."""
    path = tmp_path / "baisha-fire.txt"
    path.write_text(PLAN, encoding="utf-8")
    assert qiantou("ingest", path).code == 0
    return path


def test_a_plan_comes_is_skipped_changes_and_goes(plan: Path, qiantou: CommandLine) -> None:
    again = json.loads(qiantou("ingest", "--json", plan).out)
    assert [outcome["outcome"] for outcome in again["outcomes"]] == ["unchanged"]
    plan.write_text(PLAN.replace("3座", "5座"), encoding="utf-8")
    changed = json.loads(qiantou("ingest", "--json", plan).out)
    assert [outcome["outcome"] for outcome in changed["outcomes"]] == ["written"]
    assert qiantou("remove", plan.name).code == 0
    assert "白沙市" not in qiantou("plans").out
    assert qiantou("remove", plan.name).code == 1


def test_plans_are_listed_for_people_and_for_programs(plan: Path, qiantou: CommandLine) -> None:
    assert "白沙市消防救援" in qiantou("plans").out.replace("\n", "")
    rows = json.loads(qiantou("plans", "--json").out)["plans"]
    assert plan.name in [row["plan_source"] for row in rows]


def test_status_counts_the_plans(plan: Path, qiantou: CommandLine) -> None:
    status = json.loads(qiantou("status", "--json").out)
    assert status["running"] is True
    assert status["plans"] >= 1


def test_a_query_runs_by_its_name(plan: Path, qiantou: CommandLine) -> None:
    found = json.loads(qiantou("queries", "department-duties", "--param", "department=白沙市财政局", "--json").out)
    assert [(row["role"], row["task"]) for row in found["rows"]] == [("support", "加强消防站建设")]
    assert all(PLAN[row["start"] : row["end"]] == row["quote"] for row in found["rows"])


def test_a_wrong_parameter_is_wrong_usage(qiantou: CommandLine) -> None:
    run = qiantou("queries", "topic-owners", "--param", "tpoic=巨灾保险")
    assert run.code == 2
    assert "'tpoic'" in run.err


def test_an_answer_names_its_template(plan: Path, qiantou: CommandLine) -> None:
    answer = json.loads(qiantou("ask", "--json", "白沙市财政局承担哪些任务？").out)
    assert answer["template"] == "department-duties"
    assert "加强消防站建设" in json.dumps(answer["rows"], ensure_ascii=False)


def test_a_question_that_is_none_is_not_answered(qiantou: CommandLine) -> None:
    run = qiantou("ask", "今天天气怎么样？")
    assert run.code == 4
    assert run.out.count("  哪些部门负责巨灾保险？") == 1
    assert "Traceback" not in run.err


def test_a_wrong_password_is_said(store: Store, store_settings: StoreSettings, qiantou: CommandLine) -> None:
    engine = engine_status(store_settings)
    uri = store_settings.neo4j_uri if engine is None else f"bolt://127.0.0.1:{engine.bolt_port}"
    assert uri is not None
    run = qiantou("plans", NEO4J_URI=uri, NEO4J_PASSWORD="not-the-password")  # noqa: S106
    assert run.code == 3
    assert "NEO4J_PASSWORD" in run.err
    assert "Traceback" not in run.err


def test_status_starts_nothing_and_there_is_nothing_to_stop(tmp_path: Path) -> None:
    idle = CommandLine({"QIANTOU_HOME": str(tmp_path / "home")})
    assert json.loads(idle("status", "--json").out)["running"] is False
    assert idle("stop").code == 0
    assert not (tmp_path / "home" / "data").exists()
