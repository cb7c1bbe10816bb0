"""The measure itself: what counts as found, missed and given in excess."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from ingest.evaluate import Figures, evaluate
from ingest.evaluate.score import KINDS, bcubed

GOLD = sorted((Path(__file__).parents[2] / "data" / "gold").glob("*.json"))


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_the_gold_itself_is_perfect(path: Path) -> None:
    gold = load(path)
    evaluation = evaluate(gold, gold)
    assert [evaluation.figures[kind].f1 for kind in KINDS] == [1.0] * len(KINDS)
    shares = [share for share in evaluation.details.values() if share is not None]
    assert shares == pytest.approx([1.0] * len(shares))


@pytest.fixture
def gold() -> dict[str, Any]:
    return load(next(p for p in GOLD if p.stem.startswith("linqing")))


def test_a_missed_fact_costs_recall_alone(gold: dict[str, Any]) -> None:
    facts = copy.deepcopy(gold)
    dropped = next(i for i, r in enumerate(facts["responsibilities"]) if not r.get("optional"))
    del facts["responsibilities"][dropped]
    figures = evaluate(gold, facts).figures["responsibilities"]
    assert figures.precision == 1.0
    assert figures.recall < 1.0


def test_a_fact_too_much_costs_precision_alone(gold: dict[str, Any]) -> None:
    facts = copy.deepcopy(gold)
    facts["deadlines"].append(facts["deadlines"][0] | {"date": "2031-12-31"})
    figures = evaluate(gold, facts).figures["deadlines"]
    assert figures.recall == 1.0
    assert figures.precision < 1.0


def test_a_wrong_role_is_both_missed_and_in_excess(gold: dict[str, Any]) -> None:
    facts = copy.deepcopy(gold)
    lead = next(r for r in facts["responsibilities"] if r["role"] == "lead" and not r.get("optional"))
    lead["role"] = "support"
    evaluation = evaluate(gold, facts)
    assert len(evaluation.missed["responsibilities"]) == 1
    assert len(evaluation.excess["responsibilities"]) == 1


def test_an_optional_fact_counts_neither_way(gold: dict[str, Any]) -> None:
    required = copy.deepcopy(gold)
    required["deadlines"] = [d for d in required["deadlines"] if not d.get("optional")]
    assert evaluate(gold, required).figures["deadlines"] == evaluate(gold, gold).figures["deadlines"]


def test_merging_two_departments_costs_clusters() -> None:
    apart = [{"name": "A", "written": ["市财政局"]}, {"name": "B", "written": ["市民政局"]}]
    together = [{"name": "A", "written": ["市财政局", "市民政局"]}]
    assert bcubed(apart, apart) == 1.0
    assert bcubed(apart, together) < 1.0


def test_figures_are_pooled_by_their_counts() -> None:
    pooled = Figures(asked=10, given=10, right=10) + Figures(asked=10, given=30, right=0)
    assert (pooled.precision, pooled.recall) == (0.25, 0.5)
