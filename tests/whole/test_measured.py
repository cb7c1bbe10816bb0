"""The documents that measured the reading before its rules had seen them: what was learnt from them stays learnt."""

from functools import cache
from pathlib import Path

import pytest

from ingest.evaluate import Evaluation, pool
from ingest.evaluate.plans import GoldPlan, evaluate_plan, find_gold_plans
from ingest.settings import IngestSettings

MEASURED = Path(__file__).parents[2] / "data" / "measured"
PLANS = find_gold_plans((), MEASURED / "gold")

MISSED = {"tasks": 1, "responsibilities": 0, "indicators": 3, "projects": 0, "deadlines": 3}
"""Facts that are asked for and not found, all documents together: may only become fewer."""
EXCESS = {"tasks": 0, "responsibilities": 0, "indicators": 0, "projects": 1, "deadlines": 1}


@cache
def evaluation_of(plan: GoldPlan) -> Evaluation:
    return evaluate_plan(plan, IngestSettings())


@cache
def pooled() -> Evaluation:
    return pool([evaluation_of(plan) for plan in PLANS])


def test_every_document_has_gold_and_a_line_in_the_page() -> None:
    folders = {path.name for path in (MEASURED / "plans").iterdir()}
    page = (MEASURED / "README.md").read_text(encoding="utf-8")
    assert folders == {plan.name for plan in PLANS} == {path.stem for path in (MEASURED / "gold").iterdir()}
    assert [name for name in folders if f"| `{name}` |" not in page] == []


@pytest.mark.parametrize("kind", MISSED)
def test_no_more_is_missed_and_no_more_in_excess(kind: str) -> None:
    figures = pooled().figures[kind]
    assert (figures.asked - figures.right, figures.given - figures.right) == (MISSED[kind], EXCESS[kind])


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_every_quote_stands_where_its_fact_says(plan: GoldPlan) -> None:
    assert evaluation_of(plan).details["grounded"] in (None, 1.0)
