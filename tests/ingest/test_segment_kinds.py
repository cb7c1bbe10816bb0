"""What sections are for: by their words, by their place, by what is around them."""

import pytest

from tests.readings import kinds_of, reading_of

FILLER = "围绕全局谋划布局，统筹各方力量完善工作体系，持续提升治理能力和服务水平，确保各项部署落到实处、取得实效。"


def plan_of(*headings: str) -> str:
    return "\n".join(f"{heading}\n{FILLER}" for heading in headings)


def test_a_plan_with_named_chapters() -> None:
    kinds = kinds_of(
        plan_of(
            "前言",
            "一、现状与形势",
            "二、总体要求",
            "（一）基本原则",
            "（二）发展目标",
            "三、主要任务",
            "四、重点工程",
            "五、保障措施",
        )
    )
    assert kinds == {
        "前言": "other",
        "现状与形势": "background",
        "总体要求": "guidance",
        "基本原则": "guidance",
        "发展目标": "goals",
        "主要任务": "tasks",
        "重点工程": "projects",
        "保障措施": "safeguards",
    }


def test_a_part_of_the_tasks_that_sets_a_goal_by_its_title() -> None:
    kinds = kinds_of(
        plan_of("一、总体要求", "二、主要任务", "（一）乡村道路建设目标", "（二）实现产业发展目标", "三、保障措施")
    )
    assert (kinds["乡村道路建设目标"], kinds["实现产业发展目标"]) == ("goals", "tasks")


def test_a_task_that_ends_as_guidance_does_leaves_the_tasks_before_it_tasks() -> None:
    kinds = kinds_of(plan_of("一、推进站点建设", "二、优化站点功能定位", "三、健全综合监管", "四、做好经费保障"))
    assert set(kinds.values()) == {"tasks"}
    assert kinds_of(plan_of("一、明确总体要求", "二、主要任务", "三、保障措施"))["明确总体要求"] == "guidance"


def test_how_things_are_is_no_task_among_the_tasks() -> None:
    kinds = kinds_of(
        plan_of(
            "一、总体要求",
            "二、区域布局",
            "（一）北部片区",
            "1.基本情况",
            "2.主攻方向",
            "三、建设供水保障体系",
            "四、保障措施",
        )
    )
    assert (kinds["基本情况"], kinds["主攻方向"], kinds["建设供水保障体系"]) == ("background", "tasks", "tasks")


def test_chapters_that_begin_with_a_verb_are_tasks() -> None:
    titles = [
        "一、规划背景",
        "二、总体要求",
        "三、夯实应急基层基础",
        "四、防范化解重大风险挑战",
        "五、加强应急保障能力",
        "六、健全物资保障机制",
        "七、强化规划实施保障",
    ]
    assert list(kinds_of(plan_of(*titles)).values()) == ["background", "guidance", *["tasks"] * 4, "safeguards"]


def test_a_programme_of_works_is_of_projects() -> None:
    assert kinds_of(plan_of("一、主要任务", "二、实施能力提升工程", "三、组织实施"))["实施能力提升工程"] == "projects"


def test_a_document_of_tasks_alone() -> None:
    kinds = kinds_of(plan_of("一、进一步提升服务效能", "1.精简环节", "二、进一步降低企业成本", "1.清理收费"))
    assert set(kinds.values()) == {"tasks"}


def test_a_first_chapter_without_a_telling_title_is_background() -> None:
    assert kinds_of(plan_of("一、站在新的起点上", "二、总体要求", "三、主要任务"))["站在新的起点上"] == "background"


def test_a_chapter_without_a_telling_title_is_what_is_below_it() -> None:
    kinds = kinds_of(
        plan_of(
            "一、开启新的征程",
            "（一）发展基础",
            "（二）面临形势",
            "（三）指导思想",
            "（四）主要目标",
            "二、提升服务水平",
        )
    )
    assert kinds["开启新的征程"] == "background"
    assert kinds["提升服务水平"] == "tasks"


def test_aims_and_tasks_are_what_is_below_them() -> None:
    tasks = plan_of("一、2026年目标任务", "（一）加快建设产业体系", "（二）扩大有效投资")
    goals = plan_of("一、目标任务", "（一）总体目标", "（二）具体目标", "二、工作措施")
    assert kinds_of(tasks)["加快建设产业体系"] == "tasks"
    assert kinds_of(goals)["具体目标"] == "goals"


def test_aims_that_were_reached_are_background() -> None:
    kinds = kinds_of(plan_of("一、新的起点", "1.1 既定目标如期实现", "二、指导思想", "三、主要任务"))
    assert kinds["既定目标如期实现"] == "background"


def test_a_chapter_that_is_one_work_sets_tasks() -> None:
    kinds = kinds_of(plan_of("一、就业促进工程", "（一）工作目标", "二、组织实施"))
    assert (kinds["就业促进工程"], kinds["工作目标"]) == ("tasks", "goals")


def test_the_first_of_two_names_counts_and_sub_headings_have_their_own() -> None:
    kinds = kinds_of(plan_of("一、总体要求和主要目标", "（一）指导思想", "（二）主要目标", "二、重点任务"))
    assert list(kinds.values()) == ["guidance", "guidance", "goals", "tasks"]


def test_targets_reached_in_the_past_are_background() -> None:
    kinds = kinds_of(plan_of("一、发展基础", "（一）主要目标完成情况", "（二）重点任务落实情况", "二、总体要求"))
    assert kinds["主要目标完成情况"] == kinds["重点任务落实情况"] == "background"


@pytest.mark.parametrize(
    ("box", "items", "kind"),
    [
        ("风险防控重点", ("矿山：完善监测机制", "消防：开展隐患排查"), "tasks"),
        ("救援能力建设", ("消防站：新建消防站两座", "装备：购置消防车五辆"), "projects"),
        ("物资储备工程", ("县级：完善储备机制", "镇级：健全调运机制"), "projects"),
        ("重点项目", ("数据平台：汇聚各类数据", "通信网络：升级设备"), "projects"),
    ],
    ids=["measures", "works by their items", "a programme", "works by name"],
)
def test_a_box_of_works_among_the_tasks_is_of_projects(box: str, items: tuple[str, str], kind: str) -> None:
    numbered = [f"{number}.{item}" for number, item in enumerate(items, 1)]
    kinds = kinds_of(
        plan_of("一、总体要求", "二、主要任务", "（一）提升能力", f"专栏1 {box}", *numbered, "三、保障措施")
    )
    assert [kinds[title] for title in (box, *(item.split("：")[0] for item in items))] == [kind] * 3


def test_a_box_of_indicators_is_of_goals() -> None:
    kinds = kinds_of(plan_of("一、总体要求", "（一）主要目标", "专栏1 主要指标", "二、主要任务"))
    assert kinds["主要指标"] == "goals"


def test_an_attachment_is_other_with_all_that_is_in_it() -> None:
    kinds = kinds_of(plan_of("一、主要任务", "二、保障措施", "附件1 名词解释", "（一）应急广播"))
    assert kinds["名词解释"] == kinds["应急广播"] == "other"


def test_an_article_on_how_long_a_paper_holds_is_no_task() -> None:
    kinds = kinds_of(
        plan_of(
            "一、财政支持", "第一条 设立产业基金", "二、要素保障", "第二条 保障用地", "第三条 本措施自印发之日起施行"
        )
    )
    assert kinds["本措施自印发之日起施行"] == "other"
    assert kinds["设立产业基金"] == "tasks"


NOTICE = ["青坪县人民政府办公室关于印发健身行动方案的通知", "各乡镇人民政府："]
ATTACHED = ["一、指导思想", "二、工作目标", "三、主要任务", "（一）完善场地设施", "四、保障措施"]
ATTACHED_KINDS = {
    "指导思想": "guidance",
    "工作目标": "goals",
    "主要任务": "tasks",
    "完善场地设施": "tasks",
    "保障措施": "safeguards",
}


def test_the_first_of_listed_attachments_is_the_plan_itself() -> None:
    listed = ["附件：1.青坪县健身行动方案", "2.青坪县健身任务清单", "2023年3月8日", "附件1", "青坪县健身行动方案"]
    assert kinds_of("\n".join([*NOTICE, *listed, plan_of(*ATTACHED), "附件2", FILLER])) == ATTACHED_KINDS | {
        "附件2": "other"
    }


def test_what_a_notice_demands_before_the_attached_plan_is_no_task() -> None:
    demands = ["一、提高认识。各乡镇要把健身工作摆上重要位置。", "二、强化督查。县政府督查室按季度通报进展。"]
    text = "\n".join([*NOTICE, *demands, "2023年3月8日", "附件", "青坪县健身行动方案", plan_of(*ATTACHED)])
    assert kinds_of(text) == ATTACHED_KINDS | {"提高认识": "other", "强化督查": "other", "青坪县健身行动方案": "other"}


def test_an_attachment_that_lists_tasks_is_no_plan_of_its_own() -> None:
    text = plan_of("一、总体要求", "二、主要任务", "三、保障措施", "附件", "一、重点任务清单", "二、名词解释")
    assert kinds_of(text)["重点任务清单"] == "other"


def test_principles_the_general_part_and_reports_on_what_was_done_are_no_tasks() -> None:
    titles = ["一、整改原则", "二、完成情况", "三、加强源头治理", "四、组织实施"]
    assert list(kinds_of(plan_of(*titles)).values()) == ["guidance", "background", "tasks", "safeguards"]
    assert list(kinds_of(plan_of("一、总则", "二、组织体系", "三、附则")).values()) == ["guidance", "tasks", "other"]


def test_the_line_below_a_speech_s_title_heads_nothing() -> None:
    speech = plan_of("——在全县经济工作会议上的讲话", "一、加快产业发展", "二、组织实施").replace(FILLER, "同志们：", 1)
    assert list(kinds_of(speech)) == ["加快产业发展", "组织实施"]


def test_dashes_that_say_what_is_reached_in_which_year_are_goals() -> None:
    aims = "--建成先进设施。2025年，基本完成改造。\n--提供优质教育。2030年，优质学校达到80%以上。\n"
    assert set(kinds_of(aims).values()) == {"goals"}
    works = "--建成先进设施。启动校舍改造，增加学位。\n--提供优质教育。实行集团办学，选派骨干教师。\n"
    assert set(kinds_of(works).values()) == {"tasks"}


def test_an_attachment_that_only_names_what_is_attached_is_other() -> None:
    text = plan_of("一、主要任务", "二、组织实施") + "\n附表\n1.重点项目表\n2.主要指标表\n"
    assert {kind for title, kind in kinds_of(text).items() if title.endswith("表")} == {"other"}


def test_two_plans_in_one_document_each_have_their_own_order() -> None:
    plan = [f"{number}、{title}" for number, title in zip("一二三", ("总体目标", "主要任务", "保障措施"), strict=True)]
    sections = reading_of(plan_of(*plan) + "\n人才引育行动计划（2024—2025年）\n" + plan_of(*plan)).sections
    assert [section.kind.value for section in sections] == ["goals", "tasks", "safeguards"] * 2


def test_a_chapter_that_opens_with_what_was_done_may_set_goals() -> None:
    text = plan_of(
        "一、开启现代化建设新征程",
        "（一）发展取得决定性成就",
        "（二）发展环境",
        "（三）二〇三五年远景目标",
        "（四）“十四五”时期主要目标",
        "二、主要任务",
        "三、组织实施",
    )
    assert list(kinds_of(text).values()) == [
        "background",
        "background",
        "background",
        "goals",
        "goals",
        "tasks",
        "safeguards",
    ]


def test_an_attachment_that_says_whose_each_thing_is_lists_tasks() -> None:
    given = [f"{n}.推进事项{n}平台建设，实现数据共享。（{n}月底前完成，牵头考核单位：市数据局）" for n in range(1, 6)]
    rules = plan_of("一、考评对象", "二、考评方式")
    text = "\n".join([rules, "附件", "青坪市数字政府考评指标", "一、一网通办", *given[:3], "二、一网统管", *given[3:]])
    kinds = kinds_of(text)
    assert kinds["一网通办"] == kinds["一网统管"] == "tasks"


def test_an_attachment_that_gives_few_duties_lists_none() -> None:
    text = plan_of(
        "一、主要任务",
        "二、保障措施",
        "附件 青坪市专家名册",
        "（一）水利专家",
        "（二）农业专家（责任单位：市农业农村局）",
    )
    assert kinds_of(text)["水利专家"] == "other"


def test_a_long_sentence_that_speaks_of_problems_does_not_make_a_chapter_one_of_what_was_done() -> None:
    text = """青石县2024年工作要点

一、稳定粮食生产

1.落实播种面积30万亩，确保产量稳定。责任单位：县农业农村局

二、改善人居环境

2.户厕改造1000户，开展问题厕所整改“回头看”。责任单位：县乡村振兴局
"""
    assert kinds_of(text)["改善人居环境"] == "tasks"


def test_units_alone_in_a_bracket_are_no_part_of_a_title() -> None:
    text = """青石县文化发展规划任务分工

一、遗产保护工程（县文化局牵头，县水利局配合）

修缮古堤，建设展示馆。

二、数字再现工程（县数据局、县文化局）

建设数字平台，提升展示水平。

三、深化乡镇（街道）改革

推进机构改革，提升服务水平。
"""
    assert list(kinds_of(text)) == ["遗产保护工程", "数字再现工程", "深化乡镇（街道）改革"]
