"""`qiantou evaluate`: the figures as tables, as JSON, and what is behind them; no database is needed."""

import json
from pathlib import Path

from ingest.evaluate import KINDS
from tests.command_line import CommandLine

ROOT = Path(__file__).parents[2]
NAME = "linqing-emergency-2021-2025"


def test_every_plan_with_gold_is_measured(qiantou_alone: CommandLine) -> None:
    run = qiantou_alone("evaluate", "--json")
    assert run.code == 0, run.err
    measured = json.loads(run.out)
    assert sorted(measured["plans"]) == sorted(path.stem for path in (ROOT / "data" / "gold").glob("*.json"))
    for kind in KINDS:
        right = sum(plan["figures"][kind]["right"] for plan in measured["plans"].values())
        assert measured["pooled"]["figures"][kind]["right"] == right > 0


def test_a_plan_is_measured_by_its_name(qiantou_alone: CommandLine) -> None:
    run = qiantou_alone("evaluate", NAME)
    assert run.code == 0, run.err
    assert [kind for kind in KINDS if f"│ {kind} " not in run.out] == []
    assert "all plans" not in run.out


def test_misses_are_listed_one_a_line(qiantou_alone: CommandLine, tmp_path: Path) -> None:
    gold = json.loads((ROOT / "data" / "gold" / f"{NAME}.json").read_text(encoding="utf-8"))
    gold["projects"].append(gold["projects"][0] | {"name": "没有读到的观测塔", "optional": False})
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / f"{NAME}.json").write_text(json.dumps(gold), encoding="utf-8")
    plan = ROOT / "data" / "plans" / NAME
    run = qiantou_alone("evaluate", plan, "--gold", tmp_path / "gold", "--misses")
    missed = [line for line in run.out.splitlines() if line.startswith(f"{NAME} missed projects ")]
    assert len(missed) == 1
    assert "没有读到的观测塔" in missed[0]


def test_what_is_missing_is_named(qiantou_alone: CommandLine, tmp_path: Path) -> None:
    nothing = qiantou_alone("evaluate", "no-such-plan")
    assert (nothing.code, nothing.out) == (1, "")
    assert "no-such-plan: there is no such file" in nothing.err
    folder = qiantou_alone("evaluate", "--gold", tmp_path / "nowhere")
    assert (folder.code, "nowhere: there is no such folder" in folder.err) == (1, True)
