"""What the program says of each sample plan today, one fact a line: a change shows as a diff that can be read."""

import difflib
from pathlib import Path

import pytest

from ingest.walk import read_plan
from tests.whole.lines import lines_of_facts

PLANS = Path(__file__).parents[2] / "data" / "plans"
EXPECTED = Path(__file__).with_name("expected")
NAMES = sorted(path.parent.name for path in PLANS.glob("*/source.*"))


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_says_what_it_said(name: str, regenerate: bool) -> None:
    said = list(lines_of_facts(read_plan(next((PLANS / name).glob("source.*")))))
    page = EXPECTED / f"{name}.txt"
    if regenerate:
        page.write_text("\n".join(said) + "\n", encoding="utf-8")
    written = page.read_text(encoding="utf-8").splitlines()
    difference = list(difflib.unified_diff(written, said, "expected", "today", n=0, lineterm=""))
    assert difference == [], "read the difference; `pytest tests/whole --regenerate` writes it down"


def test_no_expectation_is_left_over() -> None:
    assert sorted(path.stem for path in EXPECTED.glob("*.txt")) == NAMES
