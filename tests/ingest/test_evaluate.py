"""The measure itself: what counts as found, missed and given in excess."""

import copy
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import BadGold, NoGold
from ingest.evaluate import KINDS, Evaluation, Figures, evaluate, pool
from ingest.evaluate.gold import load_gold
from ingest.evaluate.plans import find_gold_plans
from ingest.evaluate.score import GROUNDED_KINDS, bcubed

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "data" / "gold").glob("*.json"))
Facts = dict[str, Any]


def placed(gold: Facts) -> tuple[Facts, str]:
    """The gold's facts as if they had been read, from a text of nothing but their quotes."""
    facts, text = copy.deepcopy(gold), ""
    for fact in (fact for kind in GROUNDED_KINDS for fact in facts[kind]):
        fact |= {"start": len(text), "end": len(text) + len(fact["quote"])}
        text += fact["quote"]
    return facts, text


def compare(gold: Facts, facts: Facts) -> Evaluation:
    """Without a look at the places."""
    return evaluate(gold, placed(facts)[0], "")


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_the_gold_itself_is_perfect(path: Path) -> None:
    gold = load_gold(path)
    evaluation = evaluate(gold, *placed(gold))
    assert [evaluation.figures[kind].f1 for kind in KINDS] == [1.0] * len(KINDS)
    shares = [share for share in evaluation.details.values() if share is not None]
    assert shares == pytest.approx([1.0] * len(shares))


@pytest.fixture
def gold() -> Facts:
    return load_gold(next(p for p in GOLD if p.stem.startswith("linqing")))


def test_a_missed_fact_costs_recall_alone(gold: Facts) -> None:
    facts = copy.deepcopy(gold)
    dropped = next(i for i, r in enumerate(facts["responsibilities"]) if not r.get("optional"))
    del facts["responsibilities"][dropped]
    figures = compare(gold, facts).figures["responsibilities"]
    assert figures.precision == 1.0
    assert figures.recall < 1.0


def test_a_fact_too_much_costs_precision_alone(gold: Facts) -> None:
    facts = copy.deepcopy(gold)
    facts["deadlines"].append(facts["deadlines"][0] | {"date": "2031-12-31"})
    figures = compare(gold, facts).figures["deadlines"]
    assert figures.recall == 1.0
    assert figures.precision < 1.0


def test_a_wrong_role_is_both_missed_and_in_excess(gold: Facts) -> None:
    facts = copy.deepcopy(gold)
    lead = next(r for r in facts["responsibilities"] if r["role"] == "lead" and not r.get("optional"))
    lead["role"] = "support"
    evaluation = compare(gold, facts)
    assert len(evaluation.missed["responsibilities"]) == 1
    assert len(evaluation.excess["responsibilities"]) == 1


def test_an_optional_fact_counts_neither_way(gold: Facts) -> None:
    required = copy.deepcopy(gold)
    required["deadlines"] = [d for d in required["deadlines"] if not d.get("optional")]
    assert compare(gold, required).figures["deadlines"] == compare(gold, gold).figures["deadlines"]


def test_merging_two_departments_costs_clusters() -> None:
    apart = [{"name": "A", "written": ["市财政局"]}, {"name": "B", "written": ["市民政局"]}]
    together = [{"name": "A", "written": ["市财政局", "市民政局"]}]
    assert bcubed(apart, apart).f1 == 1.0
    assert bcubed(apart, together).f1 < 1.0


def test_figures_are_pooled_by_their_counts() -> None:
    pooled = Figures(asked=10, given=10, right=10) + Figures(asked=10, given=30, right=0)
    assert (pooled.precision, pooled.recall) == (0.25, 0.5)


def small_gold() -> Facts:
    """Two sections, three duties (one optional) and an indicator: small enough to count by hand."""
    plan: Facts = {
        "title": "某市规划",
        "city": "某市",
        "level": "county",
        "parent": None,
        "province": None,
        "doc_number": None,
    }
    plan.update(issued=None, status="issued", period_start=2021, period_end=2025, issuer=None)
    duty = {"item_kind": "task", "item": "巡查河道"}
    number: Facts = {
        "name": "救援到场时间",
        "unit": "分钟",
        "base_value": None,
        "base_year": None,
        "target_value": 10.0,
    }
    number |= {"target_year": 2025, "operator": "<=", "nature": None, "source": "text", "written_departments": []}
    return {
        "plan": plan,
        "sections": [
            {"level": 1, "number": "一", "title": "主要任务", "kind": "tasks"},
            {"level": 2, "number": "一", "title": "巡查河道", "kind": "tasks"},
        ],
        "departments": [
            {"name": "某市水利局", "written": ["市水利局", "水利局"], "kind": "government", "function": "water"},
            {"name": "某市财政局", "written": ["市财政局"], "kind": "government", "function": "finance"},
        ],
        "responsibilities": [
            duty | {"role": "lead", "written": "市水利局", "quote": "牵头：市水利局"},
            duty | {"role": "support", "written": "市财政局", "quote": "配合：市财政局"},
            duty | {"role": "support", "written": "各镇", "quote": "各镇配合", "optional": True},
        ],
        "indicators": [number | {"quote": "到场10分钟以内"}],
        "projects": [],
        "deadlines": [],
    }


def test_a_small_case_counted_by_hand() -> None:
    """Read: one of two sections wrong in kind; one duty under another form, one wrong role, the optional one too; a
    unit's two forms taken for two departments; the indicator with another unit; one quote that stands elsewhere."""
    facts, text = placed(small_gold())
    facts["sections"][1] = facts["sections"][1] | {"kind": "goals"}
    facts["responsibilities"][0]["written"] = "水利局"
    facts["responsibilities"][1]["role"] = "lead"
    facts["responsibilities"][1]["start"] += 1
    facts["indicators"][0]["unit"] = "小时"
    water, finance = facts["departments"]
    facts["departments"] = [water | {"written": ["市水利局"]}, water | {"written": ["水利局"]}, finance]

    evaluation = evaluate(small_gold(), facts, text)

    counted = {kind: (figures.asked, figures.given, figures.right) for kind, figures in evaluation.figures.items()}
    assert counted == {
        "tasks": (2, 1, 1),
        "responsibilities": (2, 2, 1),
        "indicators": (1, 1, 1),
        "projects": (0, 0, 0),
        "deadlines": (0, 0, 0),
    }
    assert [evaluation.figures[kind].f1 for kind in KINDS] == pytest.approx([2 / 3, 0.5, 1, 1, 1])
    assert evaluation.mean_f1 == pytest.approx((2 / 3 + 0.5 + 3) / 5)
    assert evaluation.details["section_kind"] == 0.5
    assert evaluation.details["section_parent"] == 1.0
    assert evaluation.details["department_function"] == 1.0
    assert evaluation.details["indicator_unit"] == 0.0
    assert evaluation.details["indicator_operator"] == 1.0
    assert evaluation.details["project_investment"] is None
    assert evaluation.details["grounded"] == 3 / 4
    # Of three forms each cluster read is pure; of 水利局's two forms each finds half: recall (½ + ½ + 1) / 3.
    assert evaluation.details["department_bcubed"] == pytest.approx(2 * (2 / 3) / (1 + 2 / 3))
    assert [fact["quote"] for fact in evaluation.missed["responsibilities"]] == ["配合：市财政局"]
    assert [fact["quote"] for fact in evaluation.excess["responsibilities"]] == ["配合：市财政局"]


def test_pooled_plans_are_counted_together() -> None:
    gold = small_gold()
    facts, text = placed(gold)
    right = evaluate(gold, facts, text)
    wrong = evaluate(gold, facts | {"responsibilities": [], "sections": []}, text)
    pooled = pool((right, wrong))
    assert pooled.figures["responsibilities"] == Figures(asked=4, given=2, right=2)
    assert pooled.details["section_kind"] == 1.0
    assert pooled.details["department_bcubed"] == 1.0
    assert len(pooled.missed["responsibilities"]) == 2


def test_plans_are_found_beside_their_gold(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    with pytest.raises(NoGold, match="no plan of"):
        find_gold_plans((), tmp_path / "gold")
    for name in ("one", "two"):
        (tmp_path / "plans" / name).mkdir(parents=True)
        (tmp_path / "plans" / name / "source.txt").write_text("一、任务", encoding="utf-8")
    (tmp_path / "gold" / "two.json").write_text("{}", encoding="utf-8")
    assert [plan.name for plan in find_gold_plans((), tmp_path / "gold")] == ["two"]
    assert [plan.name for plan in find_gold_plans(("one",), tmp_path / "gold")] == ["one"]


def test_gold_that_does_not_hold_to_the_form_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "plan.json"
    wrong.write_text("{}", encoding="utf-8")
    with pytest.raises(BadGold, match=r"plan\.json.*sections: Field required"):
        load_gold(wrong)
    with pytest.raises(NoGold, match=r"other\.json"):
        load_gold(tmp_path / "other.json")
