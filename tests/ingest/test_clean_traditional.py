"""Traditional characters: matched as simplified ones where a text is full of them, and left alone elsewhere."""

import pytest

from ingest.clean import clean
from ingest.clean.traditional import simplify
from ingest.models import Document


def test_a_traditional_text_keeps_its_words_and_is_matched_in_simplified_ones() -> None:
    cleaned = clean(Document("plan.txt", "text", "0", "責任單位：區應急管理局、區發展和改革局"))
    assert cleaned.text == "責任單位：區應急管理局、區發展和改革局"
    assert cleaned.folded == "责任单位：区应急管理局、区发展和改革局"


@pytest.mark.parametrize(
    "text", ["乾县应急管理局负责完善应急体系", "责任单位：市應急管理局，市发展和改革委员会，市财政局，市教育局", ""]
)
def test_a_single_slip_or_a_name_is_no_traditional_text(text: str) -> None:
    assert simplify(text) == text


def test_quotation_marks_go_with_the_characters() -> None:
    assert simplify("「十四五」應急體系建設規劃") == "“十四五”应急体系建设规划"


@pytest.mark.parametrize("written", ["關(guān)", "關（guān）", "關(guān )", "關(guan)(guan)", "關(guan)"])
def test_how_a_character_is_read_is_no_part_of_the_words(written: str) -> None:
    cleaned = clean(Document("plan.txt", "text", "0", f"責任單位：區應急機{written}、區發展局(籌)"))
    assert cleaned.text == "責任單位：區應急機關、區發展局(籌)"


def test_what_is_no_reading_stays() -> None:
    text = "建设创新平台(park)和数据中心(二期)"
    assert clean(Document("plan.txt", "text", "0", text)).text == text


def test_spaces_and_latin_words_make_no_text_less_traditional() -> None:
    assert simplify("區發展規劃" + " id=c1zbm " * 20) != "區發展規劃" + " id=c1zbm " * 20
