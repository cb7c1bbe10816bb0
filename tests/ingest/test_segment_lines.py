"""Lines without a number that head what stands below them, stages with their time, numbers closed by a full stop, fields of an
item, and a table that stands by itself."""

from tests.readings import kinds_of, outline_of, reading_of

TEXT = "围绕全局谋划布局，统筹各方力量完善工作体系，持续提升治理能力和服务水平。"
DUTY = "（牵头单位：市水利局）"


def titles_of(text: str) -> list[str]:
    return [line.strip().rpartition(" ")[2] for line in outline_of(text)]


def test_short_sentences_above_numbered_items_head_them() -> None:
    lines = [
        "一、重点工作",
        "（一）做强实体经济",
        "扩大有效投资。",
        f"1.{TEXT}{DUTY}",
        "优化营商环境。",
        f"2.{TEXT}{DUTY}",
    ]
    assert titles_of("\n".join(lines)) == ["重点工作", "做强实体经济", "扩大有效投资", "优化营商环境"]


def test_one_such_sentence_is_the_text_of_its_section() -> None:
    lines = ["一、重点工作", "（一）隐患普查工程", "全面开展普查。", f"1.普查内容。{TEXT}", f"2.普查费用。{TEXT}"]
    assert titles_of("\n".join(lines)) == ["重点工作", "隐患普查工程", "普查内容", "普查费用"]


def test_a_line_that_says_whose_the_items_below_it_are_heads_them_all() -> None:
    lines = [
        "青石市补短板三年行动方案（2023—2025年）",
        "水网提升工程（分管领导：张某；牵头部门：市水利局）。",
        f"1.三年目标。{TEXT}",
        f"2.主要任务。{TEXT}",
    ]
    assert [line.rstrip() for line in outline_of("\n".join(lines))] == [
        "水网提升工程",
        "  1 三年目标",
        "  2 主要任务",
    ]
    assert kinds_of("\n".join(lines))["三年目标"] == "goals"


def test_a_stage_goes_by_its_name_and_its_time() -> None:
    lines = ["一、实施步骤", f"（一）第一阶段：3月初至5月底。{TEXT}", f"（二）第二阶段：开展排查。{TEXT}"]
    assert titles_of("\n".join(lines)) == ["实施步骤", "第一阶段：3月初至5月底", "第二阶段"]


def test_numbers_that_a_full_stop_closes() -> None:
    lines = [
        "2026年青石市为民办实事项目",
        "1。 新建20所公办幼儿园；",
        "2。改造12条断头路；",
        "3。建设6个养老服务中心。",
    ]
    assert titles_of("\n".join(lines)) == ["新建20所公办幼儿园", "改造12条断头路", "建设6个养老服务中心"]


def test_numbered_fields_of_an_item_are_no_headings() -> None:
    lines = [
        "一、重点任务",
        "（一）道路建设",
        "1.工作内容：新建道路40公里。",
        "2.责任单位：市交通运输局",
        "（二）水库建设",
    ]
    assert titles_of("\n".join([*lines, TEXT])) == ["重点任务", "道路建设", "水库建设"]


def test_a_list_begins_with_what_its_first_duty_is_for() -> None:
    lines = ["青石市2026年实事任务分解", "新增学位2万个。", "主管领导：某某", "责任单位：市教育局"]
    reading = reading_of("\n".join([*lines, "新建道路30公里。", "主管领导：某某", "责任单位：市交通运输局"]))
    assert reading.cleaned.text[reading.sections[0].start :].startswith("新增学位2万个")


def test_fields_of_a_work_are_no_headings() -> None:
    fields = ["建设内容：布设终端20套。", "建设单位：市应急局", "投资估算：500万元"]
    lines = ["一、重点项目", "项目一：地震预警工程", *fields, "项目二：避难场所提升工程", *fields]
    assert titles_of("\n".join(lines)) == ["重点项目", "地震预警工程", "避难场所提升工程"]


def test_a_table_with_heads_of_its_own_goes_on_from_none() -> None:
    tasks = ["| 序号 | 任务 | 责任单位 |", "|---|---|---|", "| 1 | 建设水厂两座 | 市水利局 |"]
    works = ["| 序号 | 项目名称 | 开工时间 |", "|---|---|---|", "| 1 | 东院区 | 2025年3月 |"]
    reading = reading_of("\n".join(["一、任务", *tasks, "", "二、项目", *works]))
    assert len(reading.task_tables) == 1
