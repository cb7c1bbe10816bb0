"""Forms of questions over the sample plans: other names, what is not there, numbers, and what one sentence must say."""

import pytest

from api.ask import ask
from queries.store import Store

pytestmark = pytest.mark.engine


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("临清市国土局管哪些事？", "临清市自然资源和规划局负责6项"),
        ("临清卫计委有什么职责", "临清市卫生健康局负责1项（加强专业救援队伍建设）"),
        ("城管在临清负责哪些工作？", "临清市综合行政执法局牵头1项"),
        ("财政牵头哪些工作", "海城市财政局牵头1项"),
        ("临清市应急局一共牵头多少项任务？", "临清市应急管理局牵头24项"),
        ("How many tasks does Linqing's justice bureau have?", "is responsible for 2"),
    ],
)
def test_departments_by_other_names_and_their_number(question: str, said: str, plans: Store) -> None:
    assert said in ask(plans.reader, question).summary


def test_a_former_name_is_said_to_be_one(plans: Store) -> None:
    assert "“工商局”是2018年以前的名称" in ask(plans.reader, "临清市工商局的职责").summary


@pytest.mark.parametrize(
    ("question", "department"),
    [("临清市财证局负责什么？", "临清市财政局"), ("临清市应急管局牵头哪些任务？", "临清市应急管理局")],
)
def test_a_mistyped_department_is_read_and_that_is_said(question: str, department: str, plans: Store) -> None:
    answer = ask(plans.reader, question)
    assert answer.parameters["department"] == department
    assert f"按“{department}”理解" in answer.summary


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("临清残联承担什么任务？", "规划没有写明临清市残联的职责。"),
        ("临清市统计局负责什么？", "规划没有写明临清市统计局的职责。"),
        ("残联负责什么？", "规划没有写明残联的职责。"),
    ],
)
def test_an_organisation_without_a_duty_is_said_to_have_none(question: str, said: str, plans: Store) -> None:
    answer = ask(plans.reader, question)
    assert (answer.rows, answer.summary) == ((), said)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which departments are responsible for nuclear safety in Linqing?", "nuclear safety"),
        ("临清市有哪些关于航天发射的任务？", "航天发射"),
    ],
)
def test_words_that_no_plan_has_are_not_left_out_of_the_answer(question: str, words: str, plans: Store) -> None:
    answer = ask(plans.reader, question)
    assert answer.template is None
    assert words in answer.summary


@pytest.mark.parametrize(
    ("question", "template", "said"),
    [
        ("Which tasks in Zhuanghe have no responsible department?", "unowned-tasks", "tasks that nobody owns"),
        ("哪些规划提到无人机？", "topic-owners", "航空应急救援"),
        ("How many key projects does Zhuanghe's plan list?", "projects", "has 10 programmes"),
        ("秦皇岛市规划有几个约束性指标？", "plan-indicators", "3项约束性指标"),
        ("Which of Lucheng's indicators are expected, not binding?", "plan-indicators", "9 expected indicators"),
        ("秦皇岛受灾群众多长时间内要得到救助？", "indicator-compare", "不超过10小时"),
        (
            "Which cities set no target for shelter area per person?",
            "indicator-compare",
            "海城市: no such target",
        ),
        ("临清人才队伍建设由哪几个单位共同牵头？", "task-departments", "临清市委组织部"),
        ("鹿城区2021年6月底前要完成什么？", "deadlines-due", "移动式压力容器"),
    ],
)
def test_what_the_sentence_says(question: str, template: str, said: str, plans: Store) -> None:
    answer = ask(plans.reader, question)
    assert answer.template == template
    assert said in answer.summary


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("临青市消防大队负责什么任务", "（“临青市”按“临清市”理解）临清市消防救援大队牵头2项"),
        ("Who leads emergncy transport in Linqing?", "(“emergncy” read as “emergency”) 临清市: 强化应急运输保障能力"),
        ("What does the Linqing healt bureau do?", "(“healt” read as “health”) 临清市卫生健康局"),
        ("Which targets does Luchng set?", "(“luchng” read as “Lucheng”) the plan of 鹿城区"),
    ],
)
def test_slips_are_read_and_that_is_said(question: str, said: str, plans: Store) -> None:
    answer = ask(plans.reader, question)
    assert answer.summary.startswith(said)
    assert answer.question == question


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "Who is responsible for chemical plants in Linqing?",
        "What death rate from fires does Linqing aim for?",
        "哪些城市谁几岁？",
    ],
)
def test_other_words_are_not_taken_for_slips(question: str, plans: Store) -> None:
    assert "read as" not in (said := ask(plans.reader, question).summary)
    assert "理解" not in said


def test_places_without_a_plan_are_told_which_have_one(plans: Store) -> None:
    assert "有规划的是临清市、秦皇岛市、鹿城区、庄河市、海城市" in ask(plans.reader, "杭州市谁负责保险？").summary


@pytest.mark.parametrize(
    ("question", "template", "said"),
    [
        ("应急广播什么时候建成？", "deadlines-due", "2022-12-31前：2022年建成全区应急广播平台"),
        ("When must Haicheng's urban and rural fire plan be finished?", "deadlines-due", "by 2021-06-30"),
        ("庄河避难场所多久核定一次？", "recurrences", "每2年：并每2年组织一次核定"),
        ("临清的应急运输谁牵头？", "task-departments", "临清市交通运输局、临清市公安局牵头"),
    ],
)
def test_one_topic_of_all_that_is_due_or_done(question: str, template: str, said: str, plans: Store) -> None:
    answer = ask(plans.reader, question)
    assert answer.template == template
    assert said in answer.summary


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("哪个城市火灾死亡率要求最严？", "鹿城区“火灾十万人口死亡率”目标要求最严：不超过0.14"),
        ("Which city sets the lowest fire death rate?", "鹿城区 sets the lowest"),
        ("森林火灾受害率哪个市定得最高", "庄河市“森林火灾受害率”目标最高：不超过0.9‰"),
        ("庄河和临清的因灾直接经济损失占GDP比例，哪个定得更低？", "目标最低：不超过1%，2025年；庄河市"),
        ("道路交通万车死亡率，临清和鹿城谁的目标更低？", "临清市“道路交通万车死亡率”目标最低：不超过1.35"),
        ("哪个规划的指标最多？", "指标最多的是鹿城区的规划"),
        ("Which city has the most projects?", "the plan of 鹿城区 has the most projects"),
        ("鹿城区投资最多的项目是哪个", "“现代化应急指挥大厅”（1500万元）"),
    ],
)
def test_comparisons_say_who_is_first(question: str, said: str, plans: Store) -> None:
    assert said in ask(plans.reader, question).summary


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("How many deaths per million people from disasters does Lucheng allow?", "disaster_death_rate"),
        ("What death rate from fires does Linqing aim for?", "fire_death_rate"),
        ("How big should shelters be per person?", "shelter_area"),
        ("How much GDP may disasters cost in Zhuanghe?", "disaster_loss_share"),
        ("What share of professionals should Qinhuangdao's emergency departments reach?", "professional_share"),
    ],
)
def test_english_indicators_in_other_words(question: str, concept: str, plans: Store) -> None:
    answer = ask(plans.reader, question)
    assert answer.parameters["concept"] == concept
    assert answer.rows


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("鹿城哪些工程花的钱在四百万以上", "鹿城区有3个这样的项目；现代化应急指挥大厅1500万元"),
        ("Which projects cost more than 4 million yuan?", "自然灾害综合风险普查工程 for 10 million yuan"),
        ("应急预案这块，临清是哪家单位牵头", "临清市“健全完善应急预案管理体系”：临清市应急管理局牵头"),
        ("避难场所人均面积不能少于多少？", "不低于2.5m²"),
        ("临清市有哪些部门？", "临清市有30个部门和单位承担事项"),
    ],
)
def test_short_and_spoken_wordings(question: str, said: str, plans: Store) -> None:
    assert said in ask(plans.reader, question).summary


def test_where_nothing_is_found_the_answer_says_what_there_is_instead(plans: Store) -> None:
    answer = ask(plans.reader, "临清市气象局牵头哪些任务？")
    assert answer.summary.startswith("规划没有写明临清市气象局牵头的职责。临清市气象局负责3项（")
    assert "role" not in answer.parameters
    assert len(answer.rows) == 3
    english = ask(plans.reader, "Does Linqing's audit bureau lead anything?")
    assert (english.summary, english.rows) == ("no plan gives audit of 临清市 a duty of that kind.", ())


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("哪份规划还是征求意见稿？", "秦皇岛市《秦皇岛市“十四五”应急管理体系规划》是征求意见稿"),
        ("When was Linqing's plan issued?", "issued 2022-10-17"),
        ("辽宁省有哪些城市的规划？", "来自庄河市、海城市"),
        ("临清市和鹿城区谁的规划任务更多？", "任务最多的是鹿城区的规划"),
        ("临清哪个部门牵头的任务最多？", "临清市应急管理局：牵头24项"),
    ],
)
def test_questions_about_the_plans_themselves(question: str, said: str, plans: Store) -> None:
    assert said in ask(plans.reader, question).summary


def test_a_ranking_by_role_has_only_those_with_that_role(plans: Store) -> None:
    rows = ask(plans.reader, "临清哪个部门牵头的任务最多？", limit=100).rows
    assert len(rows) == 11
    assert all(row["leads_count"] for row in rows)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("庄河市多久举办一次培训班？", "庄河市有3项周期性工作"),
        ("鹿城区的GDP增长目标是多少？", "没有找到“gdp增长”，所列的是全部：鹿城区的规划有56项指标"),
        ("鹿城区约束性指标有几个", "鹿城区的规划有9项约束性指标"),
        ("秦皇岛的森林覆盖率目标", "没有设定“森林覆盖率”"),
        (
            "What must Linqing finish for hazardous waste by 2025?",
            "nothing about hazardous waste is due in that time. 临清市 has",
        ),
    ],
)
def test_what_is_not_there_is_said_before_what_is(question: str, said: str, plans: Store) -> None:
    assert said in ask(plans.reader, question).summary


@pytest.mark.parametrize(
    ("question", "parameters", "said"),
    [
        (
            "临清市财政局、公安局各负责什么？",
            {"department": ["临清市财政局"], "function": ["public_security"]},
            "临清市公安局牵头1项",
        ),
        (
            "临清市住建局和交通局各负责什么？",
            {"function": ["housing_construction", "transport"]},
            "临清市交通运输局牵头1项",
        ),
        (
            "What do the finance bureau and the justice bureau of Linqing do?",
            {"function": ["finance", "justice"]},
            "临清市司法局 is responsible for 2",
        ),
    ],
)
def test_several_departments_are_all_answered(
    question: str, parameters: dict[str, object], said: str, plans: Store
) -> None:
    answer = ask(plans.reader, question)
    assert answer.parameters.items() >= parameters.items()
    assert said in answer.summary


@pytest.mark.parametrize(
    ("question", "template", "said"),
    [
        ("Which indicators have no department in Lucheng?", "plan-indicators", "names nobody for 40 indicators"),
        ("秦皇岛的应急物资储备中心占地多大？", "topic-projects", "规划占地面积18000"),
        ("鹿城区火灾死亡率基数是多少？", "indicator-compare", "基数0"),
        ("哪个城市的生产安全事故死亡率下降最多？", "indicator-compare", "下降33%"),
        ("Which city has the most unowned tasks?", "unowned-tasks", "the plan of 鹿城区 has 93 tasks that nobody owns"),
        ("Compare Linqing and Lucheng", "city-overview", "鹿城区应急管理“十四五”规划 has 122 tasks"),
        ("临清市的任务都由谁负责？", "plan-tasks", "临清市的规划有38项任务"),
        ("海城有什么重点工程？", "projects", "综合防灾减灾重点工程。"),
        ("哪些部门参与最多？", "departments", "事项最多的是临清市应急管理局"),
        ("Which departments support the emergency bureau in Linqing?", "collaborators", "临清市发展和改革局"),
        ("临清开发区管委会负责什么？", "department-duties", "规划没有写明临清市开发区管委会的职责"),
    ],
)
def test_other_things_that_are_asked(question: str, template: str, said: str, plans: Store) -> None:
    answer = ask(plans.reader, question)
    assert answer.template == template
    assert said in answer.summary
