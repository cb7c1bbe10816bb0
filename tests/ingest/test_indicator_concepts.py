"""One id for one thing measured, whatever the wording."""

import pytest

from ingest.resolve.indicators import (
    IndicatorConcept,
    computed_key,
    indicator_concept,
    load_indicators,
    normalise_name,
)

CONCEPTS = {concept.id: concept for concept in load_indicators()}


@pytest.mark.parametrize("concept", CONCEPTS.values(), ids=CONCEPTS)
def test_a_concept_has_its_examples_and_not_its_near_ones(concept: IndicatorConcept) -> None:
    names = (concept.zh, *concept.examples)
    assert {name: indicator_concept(name) for name in names} == dict.fromkeys(names, concept.id)
    assert [name for name in concept.rejects if indicator_concept(name) == concept.id] == []


def test_no_name_is_asked_for_under_two_concepts() -> None:
    zh = [word for c in CONCEPTS.values() for word in (c.zh, *c.synonyms.zh)]
    en = [word.lower() for c in CONCEPTS.values() for word in (c.en, *c.synonyms.en)]
    assert sorted(zh) == sorted(set(zh))
    assert sorted(en) == sorted(set(en))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("森林火灾年均受害率", "森林火灾受害率"),
        ("全市城区人均应急避难场所面积", "城市、县城常住人口人均应急避难场所面积（平方米）"),
        ("亿元ＧＤＰ生产安全事故死亡率", "亿元地区生产总值生产安全事故死亡率"),
        ("年度 10 万人口火灾死亡率", "火灾十万人口死亡率"),
        ("全市中小学安全教育普及率", "中小学安全教育普及率"),
    ],
)
def test_two_wordings_are_one(one: str, other: str) -> None:
    assert indicator_concept(one) == indicator_concept(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("森林火灾受害率", "森林草原火灾受害率"),
        ("生产安全事故起数", "较大及以上生产安全事故起数"),
        ("受灾人员得到初步救助", "受灾人员得到基本生活救助"),
        ("基本养老保险参保率", "基本医疗保险参保率"),
        ("渔船检查落实率", "渔船隐患整改落实率"),
    ],
)
def test_near_wordings_stay_apart(one: str, other: str) -> None:
    assert indicator_concept(one) != indicator_concept(other)


def test_an_unknown_name_is_its_own_key_without_scope() -> None:
    assert indicator_concept("全市“一村一警”建成率（%）") == "一村一警建成率"
    assert computed_key("全市") == "全市"


def test_marks_and_ways_of_writing_do_not_count() -> None:
    assert normalise_name("占 GDP 比重（%）") == normalise_name("占地区生产总值比重")
