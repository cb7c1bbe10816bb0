"""Topics: the vocabulary holds together, and its words are found where they speak of the topic and nowhere else."""

from itertools import pairwise

import pytest

from ingest.resolve.topics import Topic, Vocabulary, find_topics, find_topics_asked, load_topics

TOPICS = {topic.id: topic for topic in load_topics()}


def topics_in(text: str) -> list[str]:
    return [hit.topic for hit in find_topics(text)]


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_every_word_of_a_topic_is_found_as_that_topic(topic: Topic) -> None:
    for word in topic.words:
        assert topics_in(f"健全{word}。") == [topic.id], word
        assert [hit.end for hit in find_topics(word)] == [len(word)], word


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_what_a_topic_rejects_is_not_found_as_that_topic(topic: Topic) -> None:
    for word in topic.rejects:
        assert topic.id not in topics_in(f"由{word}实施。"), word


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_every_english_name_of_a_topic_asks_for_it(topic: Topic) -> None:
    for name in topic.english:
        assert [hit.topic for hit in find_topics_asked(f"Who looks after {name}?")] == [topic.id], name


def ancestors(topic: str) -> set[str]:
    return {topic}.union(*(ancestors(broader) for broader in TOPICS[topic].broader))


@pytest.mark.parametrize(
    ("text", "topic", "is_disaster_insurance"),
    [
        ("推广巨灾险", "catastrophe_insurance", True),
        ("落实灾害民生综合保险", "livelihood_insurance", True),
        ("续保农村住房保险", "rural_housing_insurance", True),
        ("建立灾害保险补贴", "disaster_insurance", True),
        ("推行安责险", "work_safety_liability_insurance", False),
        ("参加工伤保险", "work_injury_insurance", False),
        ("购买意外伤害保险", "accident_insurance", False),
    ],
)
def test_which_insurance_is_disaster_insurance(text: str, topic: str, *, is_disaster_insurance: bool) -> None:
    assert topics_in(text) == [topic]
    assert "insurance" in ancestors(topic)
    assert ("disaster_insurance" in ancestors(topic)) is is_disaster_insurance


def test_the_longest_word_counts() -> None:
    (hit,) = find_topics("发展农房灾害保险")
    assert (hit.topic, hit.written, hit.start, hit.end) == ("rural_housing_insurance", "农房灾害保险", 2, 8)


def test_hits_are_in_order_and_apart() -> None:
    text = "加强森林火灾监测预警和应急物资储备，组织应急预案演练。"
    hits = find_topics(text)
    assert [hit.topic for hit in hits] == ["forest_fire", "monitoring_warning", "emergency_supplies", "drills"]
    assert all(text[hit.start : hit.end] == hit.written for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))


def test_an_organisation_is_no_topic() -> None:
    assert topics_in("由东岭县消防救援大队会同地震局、教育体育局负责") == []


def test_words_too_common_in_plans_name_a_topic_only_in_questions() -> None:
    assert topics_in("加强培训") == []
    assert [hit.topic for hit in find_topics_asked("培训由谁负责？")] == ["training"]


def test_english_plurals_and_capitals() -> None:
    assert [hit.topic for hit in find_topics_asked("Who runs the Emergency Shelter and Fire-Fighting?")] == [
        "shelters",
        "fire",
    ]


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([{"id": "a", "zh": "甲乙", "en": "aa"}, {"id": "a", "zh": "丙丁", "en": "bb"}], "id 'a' stands twice"),
        ([{"id": "a", "zh": "甲乙", "en": "aa"}, {"id": "b", "zh": "甲乙", "en": "bb"}], "word '甲乙' stands twice"),
        ([{"id": "a", "zh": "甲乙", "en": "aa", "broader": ["b"]}], "missing, or a circle"),
        ([{"id": "a", "zh": "甲乙", "en": "aa", "broader": ["a"]}], "missing, or a circle"),
    ],
)
def test_a_vocabulary_that_contradicts_itself_is_refused(entries: list[dict[str, object]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Vocabulary.model_validate({"topic": entries})
