"""Questions in words over the sample plans: the template and parameters found, and what the answer says."""

import json
import re
from pathlib import Path

import pytest

from api.answers import Answer
from api.ask import ask
from api.ask_intents import Intent, load_intents
from api.ask_language import Language
from queries.store import Store

pytestmark = pytest.mark.engine

QUESTIONS = Path(__file__).parents[2] / "data" / "gold" / "questions.jsonl"
GOLD = {question["id"]: question for question in map(json.loads, QUESTIONS.read_text(encoding="utf-8").splitlines())}


def words_of(answer: Answer) -> str:
    """What counts as said: rows and summary, without white space."""
    said = answer.model_dump(mode="json", exclude={"question", "template", "parameters"})
    return re.sub(r"\s", "", json.dumps(said, ensure_ascii=False))


@pytest.mark.parametrize("gold", GOLD.values(), ids=GOLD)
def test_gold_questions(gold: dict[str, object], plans: Store) -> None:
    answer = ask(plans.reader, str(gold["question"]))
    said = words_of(answer)
    must, must_not = gold["must"], gold["must_not"]
    assert isinstance(must, list)
    assert isinstance(must_not, list)
    missing = [each for each in must if not any(word.replace(" ", "") in said for word in each.split("|"))]
    assert (missing, [each for each in must_not if each in said]) == ([], [])
    assert answer.language == gold["lang"]


@pytest.mark.parametrize("intent", load_intents().intent, ids=lambda intent: f"{intent.template} {intent.examples.zh}")
def test_every_example_is_answered(intent: Intent, plans: Store) -> None:
    chinese, english = ask(plans.reader, intent.examples.zh), ask(plans.reader, intent.examples.en)
    assert (chinese.template, chinese.language) == (intent.template, Language.ZH)
    assert (english.template is not None, english.language) == (True, Language.EN)
    assert chinese.rows
    assert english.rows


@pytest.mark.parametrize(
    ("question", "template", "parameters", "said"),
    [
        ("目标超过90%的指标有哪些", "indicators-by-target", {"above": 90.0, "unit": "%"}, "灾情报送系统使用率"),
        ("鹿城区低于百分之一的指标有哪些？", "indicators-by-target", {"below": 1.0, "city": "鹿城区"}, "1项"),
        ("Qinhuangdao indicators above 80 percent", "indicators-by-target", {"above": 80.0}, "3suchindicators"),
        ("秦皇岛哪些指标要下降20%以上？", "indicators-by-target", {"operator": "decrease_by"}, "2项"),
        (
            "临清市应急局和发改局共同牵头的有哪些工作",
            "joint-leads",
            {"holders": ["临清市应急管理局", "development_reform"]},
            "3项任务",
        ),
        ("Which tasks do several departments lead jointly in Linqing?", "joint-leads", {"city": "临清市"}, "7items"),
        ("海城市哪些项目没有责任单位", "projects", {"owned": False, "city": "海城市"}, "未明确责任单位"),
        ("哪个项目最花钱？", "projects", {"minimum": 0.01}, "现代化应急指挥大厅"),
        ("Who supports the emergency bureau of Haicheng?", "collaborators", {"city": "海城市"}, "海城市财政局"),
        ("Which plans talk about volunteers?", "topic-owners", {"topic": "social_forces"}, "speaksof"),
        ("What must be done every three years?", "recurrences", {"recurrence": "P3Y"}, "1itemthatrecurs"),
        (
            "临清的应急物资由谁负责",
            "task-departments",
            {"text": "应急物资", "city": "临清市"},
            "临清市发展和改革局",
        ),
        ("安责险归谁管", "topic-owners", {"topic": "work_safety_liability_insurance"}, "加强社会化服务建设"),
        (
            "Who is in charge of work safety liability insurance?",
            "topic-owners",
            {"topic": "work_safety_liability_insurance"},
            "秦皇岛市",
        ),
        (
            "鹿城区和秦皇岛市的农房保险谁负责？",
            "topic-owners",
            {"city": ["鹿城区", "秦皇岛市"]},
            "鹿城区的规划没有提到",
        ),
        ("哪些城市提到了巨灾保险？", "topic-owners", {"topic": "catastrophe_insurance"}, "庄河市"),
        ("Which cities have nobody in charge of fire safety?", "topic-gaps", {"topic": "fire_safety"}, "秦皇岛市"),
        ("秦皇岛市哪些任务没有明确责任部门？", "unowned-tasks", {"city": "秦皇岛市"}, "未明确责任单位"),
        ("各部门牵头任务数量排名", "departments", {"role": "lead"}, "临清市应急管理局：牵头24项"),
        (
            "Which department of Linqing holds the most duties?",
            "departments",
            {"city": "临清市"},
            "临清市应急管理局hasthemost",
        ),
        ("哪些部门在巨灾保险上任务最多", "topic-owners", {"topic": "catastrophe_insurance"}, "临清市应急管理局"),
        ("公安部门配合哪些任务", "department-duties", {"function": "public_security"}, "没有写明公安部门配合的职责"),
        ("卫健委负责哪些指标", "indicator-departments", {"function": "health"}, "没有让卫健委负责指标"),
        ("哪些项目由消防部门负责", "department-duties", {"function": "fire_rescue"}, "应急科普基地场馆建设工程"),
        ("对比各市的亿元GDP死亡率目标", "indicator-compare", {"concept": "accident_death_rate_gdp"}, "0.011"),
        ("Which cities say nothing about earthquakes?", "topic-gaps", {"topic": "earthquake"}, "海城市"),
        ("show plans", "plans", {}, "5plans"),
        ("临清市人才队伍建设由谁牵头", "task-departments", {"city": "临清市"}, "临清市委组织部"),
        ("加强社会监督共治由谁负责？", "task-departments", {"task": "加强社会监督共治"}, "临清市应急管理局"),
        ("重点项目立项审批由谁负责", "task-departments", {}, "庄河市发展"),
        (
            "临清市交通运输局牵头哪些任务？",
            "department-duties",
            {"department": "临清市交通运输局", "role": "lead"},
            "强化应急运输保障能力",
        ),
        (
            "临清市市场监管局有什么职责？",
            "department-duties",
            {"department": "临清市市场监督管理局"},
            "加强社会化服务建设",
        ),
        (
            "What does Linqing's finance bureau do?",
            "department-duties",
            {"function": "finance", "city": "临清市"},
            "临清市财政局",
        ),
        (
            "Which tasks does the Communist Youth League take part in?",
            "department-duties",
            {"function": "youth_league"},
            "加强社会应急力量建设",
        ),
        (
            "鹿城区红十字会负责哪些指标？",
            "indicator-departments",
            {"department": "鹿城区红十字会"},
            "红十字救护员取证率",
        ),
        (
            "Who is responsible for the fire death rate in Lucheng?",
            "indicator-departments",
            {"concept": "fire_death_rate"},
            "鹿城区消防救援大队",
        ),
        (
            "What is Zhuanghe's target for the forest fire damage rate?",
            "indicator-compare",
            {"cities": ["庄河市"]},
            "0.9",
        ),
        ("What are the expected indicators of Lucheng?", "plan-indicators", {"nature": "expected"}, "森林火灾受害率"),
        ("What must be done by June 2021?", "deadlines-due", {"until": "2021-06-30"}, "鹿城区"),
        (
            "What is due in Lucheng in 2022?",
            "deadlines-due",
            {"from": "2022-01-01", "until": "2022-12-31"},
            "2022-12-31",
        ),
        ("哪些工作每半年开展一次？", "recurrences", {"recurrence": "P6M"}, "应急预案演练"),
        ("How often must Linqing hold drills?", "recurrences", {"city": "临清市"}, "P1Y"),
        ("哪个规划明确的责任单位最多？", "plan-coverage", {}, "指明部门最多的是临清市"),
        ("Give me an overview of Haicheng", "city-overview", {"city": "海城市"}, "海城市"),
        ("哪些城市有规划？", "cities", {}, "秦皇岛市"),
    ],
)
def test_questions(question: str, template: str, parameters: dict[str, object], said: str, plans: Store) -> None:
    answer = ask(plans.reader, question)
    assert answer.template == template
    assert answer.model_dump(mode="json")["parameters"].items() >= parameters.items()
    assert said in words_of(answer)


@pytest.mark.parametrize(
    "question",
    [
        "讲个笑话",
        "谁发明了电话？",
        "1+1=?",
        "Who won the world cup?",
        "What is the capital of France?",
        "？",
        "临清市的市长几岁",
    ],
)
def test_what_the_graph_does_not_hold(question: str, plans: Store) -> None:
    answer = ask(plans.reader, question)
    assert answer.template is None
    assert answer.rows == ()
    assert len(set(answer.suggestions)) > 3
    assert all(suggestion in answer.summary for suggestion in answer.suggestions)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("北京市的应急物资由谁负责？", "北京市"),
        ("Who leads emergency supplies in Beijing?", "北京市"),
        ("江西省巨灾保险谁负责", "江西省"),
        ("北京市应急管理局负责什么？", "北京市"),
        ("鞍山市财政局牵头哪些任务", "鞍山市"),
    ],
)
def test_a_place_without_a_plan_is_said_to_have_none(question: str, place: str, plans: Store) -> None:
    answer = ask(plans.reader, question)
    assert answer.template is None
    assert place in answer.summary


def test_a_province_stands_for_its_cities(plans: Store) -> None:
    assert ask(plans.reader, "山东省巨灾保险谁负责").parameters["city"] == "临清市"
    assert ask(plans.reader, "Which binding indicators does Zhejiang set?").parameters["city"] == "鹿城区"


def test_a_department_of_a_city_without_a_plan_is_known_by_its_full_name(plans: Store) -> None:
    answer = ask(plans.reader, "温州市公安局交管局一大队负责什么？")
    assert answer.parameters == {"department": "温州市公安局交管局一大队"}
    assert len(answer.rows) == 1


def test_a_name_of_every_city_stands_for_all_of_them(plans: Store) -> None:
    answer = ask(plans.reader, "应急管理局负责什么？")
    assert answer.parameters == {"function": "emergency_management"}
    assert {"临清市", "鹿城区", "海城市"} <= {row["city"] for row in answer.rows}
    assert ask(plans.reader, "财政部门负责哪些任务？").parameters == {"function": "finance"}


def test_a_department_that_no_plan_names_has_no_duty(plans: Store) -> None:
    answer = ask(plans.reader, "临清市审计局负责什么？")
    assert (answer.template, answer.rows) == ("department-duties", ())
    assert answer.summary == "规划没有写明临清市审计局的职责。"


def test_a_plan_that_promises_and_names_nobody_is_in_the_sentence(plans: Store) -> None:
    answer = ask(plans.reader, "哪些部门负责巨灾保险？")
    assert "鹿城区：规划写到巨灾保险但未明确责任单位" in answer.summary
    assert "的规划没有提到" in answer.summary
    english = ask(plans.reader, "Which departments own disaster insurance?")
    assert "海城市: the plan only reports rural housing insurance" in english.summary


def test_the_sentence_counts_rows_beyond_the_limit(plans: Store) -> None:
    all_of_them, few = (
        ask(plans.reader, "临清市有哪些任务？", limit=100),
        ask(plans.reader, "临清市有哪些任务？", limit=3),
    )
    assert few.summary == all_of_them.summary
    assert (len(few.rows), few.total) == (3, len(all_of_them.rows))


def test_every_row_of_an_owned_topic_has_its_evidence(plans: Store) -> None:
    rows = ask(plans.reader, "哪些部门负责应急物资？", limit=1000).rows
    assert len(rows) > 20
    assert all(row["quote"] and row["end"] > row["start"] for row in rows)
