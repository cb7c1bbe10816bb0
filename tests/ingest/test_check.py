"""A fact leaves only with words that stand where it says."""

import pytest
from pydantic import ValidationError

from ingest.check import is_grounded, keep_grounded
from schema.evidence import Evidence

TEXT = "（一）建设指挥中心\n\n由市应急局\n\n－ 6 －\n\n牵头，**完善** 平台。\n"


def evidence(quote: str, first: str, last: str) -> Evidence:
    return Evidence(quote=quote, start=TEXT.index(first), end=TEXT.index(last) + len(last))


def test_a_quote_across_a_page_mark_stands() -> None:
    assert is_grounded(evidence("由市应急局牵头，完善平台", "由市", "平台"), TEXT)


def test_another_place_does_not_stand() -> None:
    assert not is_grounded(evidence("由市应急局牵头", "建设", "中心"), TEXT)


def test_a_changed_word_does_not_stand() -> None:
    assert not is_grounded(evidence("由县应急局牵头", "由市", "牵头"), TEXT)


def test_the_borders_of_a_table_are_words_of_the_document() -> None:
    row = "| 森林覆盖率 | 38% |"
    assert is_grounded(Evidence(quote="森林覆盖率 | 38%", start=2, end=13), row)
    assert not is_grounded(Evidence(quote="森林覆盖率 38%", start=2, end=13), row)


def test_only_grounded_facts_are_kept() -> None:
    good, bad = evidence("建设指挥中心", "建设", "中心"), evidence("别的话", "建设", "中心")
    assert keep_grounded([good, bad], TEXT) == (good,)


@pytest.mark.parametrize(("quote", "start", "end"), [("", 0, 1), ("词", 3, 3), ("词", -1, 2)])
def test_evidence_without_words_or_place_is_no_evidence(quote: str, start: int, end: int) -> None:
    with pytest.raises(ValidationError):
        Evidence(quote=quote, start=start, end=end)
