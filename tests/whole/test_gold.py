"""The sample plans against their gold, pooled: the aims of each kind of fact."""

import re
import unicodedata
from functools import cache

import pytest

from ingest.evaluate import Evaluation, pool
from ingest.evaluate.plans import GoldPlan, evaluate_plan, find_gold_plans
from ingest.evaluate.score import GROUNDED_KINDS
from ingest.settings import IngestSettings
from ingest.walk import read_plan

PLANS = find_gold_plans(())

AIMS_F1 = {"tasks": 0.97, "responsibilities": 0.97, "indicators": 0.95, "projects": 0.85, "deadlines": 0.95}
AIMS_SHARE = {
    "section_kind": 0.95,
    "section_parent": 0.95,
    "department_bcubed": 0.99,
    "department_function": 0.95,
    "indicator_unit": 0.95,
    "indicator_operator": 0.95,
    "indicator_nature": 0.95,
    "indicator_base_value": 0.95,
    "grounded": 1.0,
}

LEFT_OUT = re.compile(r"[－—-]\s*\d{1,3}\s*[－—-]\s*\n|\*\*|</?b>|^#+|\\|\s+", re.MULTILINE)
"""What a quote may leave out: page marks, a converter's marks, white space."""


@cache
def pooled() -> Evaluation:
    return pool([evaluate_plan(plan, IngestSettings()) for plan in PLANS])


def test_there_are_plans_with_gold() -> None:
    assert len(PLANS) == 5


@pytest.mark.parametrize(("kind", "aim"), AIMS_F1.items())
def test_f1_of_a_kind(kind: str, aim: float) -> None:
    assert pooled().figures[kind].f1 >= aim


@pytest.mark.parametrize(("detail", "aim"), AIMS_SHARE.items())
def test_share_of_a_detail(detail: str, aim: float) -> None:
    share = pooled().details[detail]
    assert share is not None
    assert share >= aim


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_every_quote_stands_where_its_fact_says(plan: GoldPlan) -> None:
    """Looked up here in the file itself, with nothing of the program's own reading."""
    text = plan.path.read_text(encoding="utf-8")
    facts = read_plan(plan.path).model_dump(mode="json")
    quoted = [fact for kind in GROUNDED_KINDS for fact in facts[kind]]
    astray = [f["quote"] for f in quoted if _bare(text[f["start"] : f["end"]]) != _bare(f["quote"])]
    assert (bool(quoted), astray) == (True, [])


def _bare(words: str) -> str:
    return LEFT_OUT.sub("", unicodedata.normalize("NFKC", words))
