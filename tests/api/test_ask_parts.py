"""The parts of `ask` that need no graph: language, intents as data, the sentence, names of functions and cities."""

import pytest
from pydantic import ValidationError

from api.ask_cities import LATIN_NAMES, find_divisions
from api.ask_clauses import NAMED_AT_MOST, Clause, Part, Summary
from api.ask_functions import find_functions
from api.ask_intents import Intents, choose, load_intents
from api.ask_items import core_of
from api.ask_language import Language, language_of
from api.ask_left import words_left
from api.ask_nothing import noted
from api.ask_question import Kind, Link, Question, apart, fold, places
from api.ask_slips import is_one_slip
from api.ask_summary import Speaker, sum_up
from ingest.resolve.register import load_register
from queries.library import load_library
from schema.wording import Wording


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("哪些部门负责巨灾保险？", Language.ZH),
        ("GDP能耗目标", Language.ZH),
        ("Which departments own disaster insurance?", Language.EN),
        ("What does 临清市财政局 do for the county?", Language.EN),
        ("123", Language.EN),
    ],
)
def test_language(question: str, language: Language) -> None:
    assert language_of(question) is language


def test_folding_keeps_every_place() -> None:
    assert fold("ＡＢＣ　（１２）İ") == "abc (12)İ"


def test_every_intent_fits_its_template() -> None:
    library = load_library()
    for intent in load_intents().intent:
        template = library[intent.template]
        assert {p.name for p in template.parameters} >= intent.parameters.keys() | intent.constants.keys()
        columns = {column.name for column in template.columns}
        summary = intent.summary
        used = {column for clause in summary.clause for part in (clause, *clause.parts) for column in part.where}
        used |= {
            column for clause in summary.clause for part in (clause, *clause.parts) for column in part.has + part.lacks
        }
        used |= {each for each in (summary.extreme, *summary.split) if each}
        used |= {clause.each for clause in summary.clause if clause.each}
        assert columns >= used, intent.template


def test_an_unknown_cue_is_refused() -> None:
    intent = load_intents().intent[0].model_copy(update={"cues": ("no-such-cue",)})
    with pytest.raises(ValidationError, match="no such cue: no-such-cue"):
        Intents.model_validate({"cue": {}, "intent": [intent]})


def test_the_most_particular_intent_comes_first() -> None:
    named = {"topic": "insurance", "city": "东岭县", "cities": ("东岭县",)}
    templates = [choice.intent.template for choice in choose("东岭县没有为保险明确责任单位吗", named)]
    assert templates[0] == "topic-gaps"
    assert "topic-owners" in templates


def test_several_cities_are_asked_one_after_the_other() -> None:
    named = {"topic": "insurance", "city": "东岭县", "cities": ("东岭县", "西岭县")}
    choice = next(iter(choose("东岭县和西岭县谁负责保险", named)))
    assert choice.cities == ("东岭县", "西岭县")


SUMMARY = Summary(
    clause=(
        Clause(
            zh="{city}：{parts}",
            en="{city}: {parts}",
            each="city",
            has=("unit",),
            parts=(
                Part(zh="{unit}牵头", en="led by {unit}", where={"role": ("lead",)}),
                Part(zh="{unit}负责", en="responsible: {unit}", where={"role": ("responsible",)}),
            ),
        ),
        Clause(zh="{city}未指明（{count}处）", en="{city} names nobody ({count})", lacks=("unit",)),
    ),
    none=Wording(zh="没有{asked_topic}", en="no {asked_topic}"),
)
ROWS: list[dict[str, object]] = [
    {"city": "东岭县", "unit": "甲局", "role": "lead"},
    {"city": "东岭县", "unit": "乙局", "role": "responsible"},
    {"city": "东岭县", "unit": "丙局", "role": "responsible"},
    {"city": "西岭县", "unit": None, "role": None},
]


def test_the_sentence() -> None:
    chinese, english = Speaker(Language.ZH, {"asked_topic": "灯"}), Speaker(Language.EN, {"asked_topic": "lamps"})
    assert sum_up(SUMMARY, ROWS, chinese) == "东岭县：甲局牵头，乙局、丙局负责；西岭县未指明（1处）。"
    assert sum_up(SUMMARY, ROWS, english) == "东岭县: led by 甲局, responsible: 乙局, 丙局; 西岭县 names nobody (1)."
    assert sum_up(SUMMARY, [], chinese) == "没有灯。"
    assert sum_up(SUMMARY, [], english, Wording(zh="完", en="the end")) == "no lamps; the end."


def test_a_long_list_is_counted() -> None:
    rows = [{"city": "东岭县", "unit": f"{number}局", "role": "lead"} for number in range(NAMED_AT_MOST + 2)]
    assert f"等{NAMED_AT_MOST + 2}个牵头" in sum_up(SUMMARY, rows, Speaker(Language.ZH, {}))
    assert "7局 and 2 more" in sum_up(SUMMARY, rows, Speaker(Language.EN, {}))


def test_only_the_extreme_rows_are_spoken_of() -> None:
    summary = SUMMARY.model_copy(update={"most": "count"})
    rows: list[dict[str, object]] = [
        {**ROWS[0], "count": 3},
        {**ROWS[0], "city": "西岭县", "count": 5},
        {**ROWS[0], "city": "南岭县", "count": None},
    ]
    assert sum_up(summary, rows, Speaker(Language.ZH, {})) == "西岭县：甲局牵头。"


def test_the_strictest_target_is_the_one_that_leaves_least_room() -> None:
    wording = Clause(zh="{city}", en="{city}", each="city")
    summary = Summary(clause=(wording,), none=Wording(zh="无", en="none"), strictest="value")

    def strictest(*rows: tuple[str, str, float]) -> str:
        cells = [{"city": city, "operator": operator, "value": value} for city, operator, value in rows]
        return sum_up(summary, cells, Speaker(Language.ZH, {}))

    assert strictest(("东岭县", "<=", 0.2), ("西岭县", "<", 0.3)) == "东岭县。"
    assert strictest(("东岭县", ">=", 90), ("西岭县", ">", 95)) == "西岭县。"
    assert strictest(("东岭县", "<=", 0.2), ("西岭县", "decrease_by", 15)) == "东岭县；西岭县。"


def test_rows_that_were_not_looked_at_are_told_where_one_is_called_the_first() -> None:
    said = sum_up(SUMMARY.model_copy(update={"most": "count"}), ROWS, Speaker(Language.EN, {}, cut=True))
    assert said.endswith("only the first rows were looked at, not all.")


def test_what_was_spoken_of_before_is_said_apart() -> None:
    again = Clause(zh="{city}另有{count}处", en="{city}: {count} more", each="city", lacks=("unit",), again=True)
    first = Clause(zh="{city}没有", en="{city}: none", each="city", lacks=("unit",), again=False)
    summary = SUMMARY.model_copy(update={"clause": (SUMMARY.clause[0], again, first)})
    rows: list[dict[str, object]] = [*ROWS, {"city": "东岭县", "unit": None, "role": None}]
    said = sum_up(summary, rows, Speaker(Language.ZH, {}))
    assert said == "东岭县：甲局牵头，乙局、丙局负责；东岭县另有1处；西岭县没有。"


def test_coded_values_are_put_into_words() -> None:
    summary = Summary(
        clause=(Clause(zh="{operator}{value}", en="{operator} {value}"),), none=Wording(zh="无", en="none")
    )
    assert sum_up(summary, [{"operator": "<=", "value": 0.4}], Speaker(Language.ZH, {})) == "不超过0.4。"
    assert sum_up(summary, [{"operator": "<=", "value": 0.4}], Speaker(Language.EN, {})) == "at most 0.4."


@pytest.mark.parametrize(
    ("question", "function"),
    [
        ("What does the fire brigade do?", "fire_rescue"),
        ("duties of the water bureau", "water"),
        ("Who leads the emergency management bureau?", "emergency_management"),
        ("财政部门负责什么", "finance"),
        ("Is there money for water?", None),
        ("财政投入多少", None),
    ],
)
def test_functions(question: str, function: str | None) -> None:
    links = find_functions(Question.of(question))
    assert [link.value for link in links] == ([] if function is None else [function])


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("强化应急物资保障能力", "应急物资保障"),
        ("加强和完善人才队伍建设", "和完善人才队伍"),
        ("加强建设", "加强建设"),
        ("灯塔", "灯塔"),
    ],
)
def test_the_core_of_a_task(name: str, core: str) -> None:
    assert core_of(name) == core


@pytest.mark.parametrize(
    ("written", "name", "slip"),
    [
        ("财证局", "财政局", True),
        ("应急管局", "应急管理局", True),
        ("财政政局", "财政局", True),
        ("财政局", "财政局", False),
        ("财务处", "财政局", False),
        ("应急局", "应急管理局", False),
    ],
)
def test_slips_of_the_keyboard(written: str, name: str, slip: bool) -> None:
    assert is_one_slip(written, name) is slip


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Which departments lead nuclear safety by 2025?", "nuclear safety"),
        ("Which indicators are binding?", ""),
        ("What must be finished by the end of June 2021?", ""),
        ("Projects over 3 million yuan", ""),
    ],
)
def test_the_words_that_nothing_is_known_by(question: str, left: str) -> None:
    assert words_left(Question.of(question)) == left


def test_the_longest_link_wins_and_readings_of_one_place_stay() -> None:
    short, long = Link(Kind.CITY, "海城", "海城", 0, 2), Link(Kind.CITY, "海城市", "海城市", 0, 3)
    other = Link(Kind.CITY, "海城区", "海城区", 0, 3)
    assert apart([short, long, other]) == (long, other) or apart([short, long, other]) == (other, long)


def test_latin_names_are_whole_words() -> None:
    assert places("he", "he said the heat") == [(0, 2)]
    assert places("应急", "应急应急") == [(0, 2), (2, 4)]


def test_places_the_graph_does_not_know() -> None:
    def named(question: str) -> list[str]:
        return [link.value for link in find_divisions(Question.of(question))]

    assert named("苏州市和杭州市谁负责") == ["苏州市", "杭州市"]
    assert named("who leads in Hangzhou?") == ["杭州市"]
    assert named("城市的城区谁负责") == []


def test_latin_names_are_names_of_divisions() -> None:
    lines = [line for line in LATIN_NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    known = load_register().codes_by_name
    assert [line for line in lines if line.split("\t")[0] not in known] == []
    assert [line for line in lines if not line.split("\t")[1].replace("/", "").isascii()] == []


@pytest.mark.parametrize(
    ("question", "word", "label", "note"),
    [
        ("尾矿库由谁负责", "尾矿库", "矿山安全", "（“尾矿库”按主题“矿山安全”查找）"),
        (
            "Who owns tailings ponds?",
            "tailings ponds",
            "mine safety",
            "(“tailings ponds” is looked up as the topic mine safety) ",
        ),
        ("矿山由谁负责", "矿山", "矿山安全", ""),
        ("Who owns Mine Safety?", "Mine Safety", "mine safety", ""),
    ],
)
def test_a_word_that_is_looked_up_as_a_wider_topic_is_told(question: str, word: str, label: str, note: str) -> None:
    start = question.index(word)
    asked = Question.of(question).linked((Link(Kind.TOPIC, "mines", label, start, start + len(word)),))
    assert noted(asked, "…", "mines") == f"{note}…"
    assert noted(asked, "…", "fires") == noted(asked, "…") == "…"
