"""Every form of heading, on texts made for it."""

import pytest

from ingest.errors import NoHeadings, NotAPlan
from tests.readings import outline_of, reading_of

FILLER = "围绕全局谋划布局，统筹各方力量完善工作体系，持续提升治理能力和服务水平，确保各项部署落到实处、取得实效。"


def test_chapters_brackets_and_numbers_nest() -> None:
    text = f"""一、总体要求
（一）指导思想
{FILLER}
(二)基本原则
{FILLER}
二、主要任务
(三）夯实基础
1.健全机制
{FILLER}
2．培育队伍
{FILLER}
3、建设平台
{FILLER}"""
    assert outline_of(text) == [
        "一 总体要求",
        "  一 指导思想",
        "  二 基本原则",
        "二 主要任务",
        "  三 夯实基础",
        "    1 健全机制",
        "    2 培育队伍",
        "    3 建设平台",
    ]


def test_chapters_and_clauses_stand_above_chinese_numbers() -> None:
    text = f"""第一章 规划背景
第一节 发展现状
一、基础条件
{FILLER}
二、存在短板
{FILLER}
第二节 面临形势
{FILLER}
第二章 主要任务
第一节 优化布局
{FILLER}"""
    assert outline_of(text) == [
        "一 规划背景",
        "  一 发展现状",
        "    一 基础条件",
        "    二 存在短板",
        "  二 面临形势",
        "二 主要任务",
        "  一 优化布局",
    ]


def test_the_document_s_own_order_of_styles_decides() -> None:
    text = f"""一、主要任务
1.完善网络
（一）优化站点
{FILLER}
（二）升级设备
{FILLER}
2.培育人才
（一）引进专家
{FILLER}
（二）开展培训
{FILLER}
3.强化监管
（一）健全制度
{FILLER}"""
    assert outline_of(text)[1:4] == ["  1 完善网络", "    一 优化站点", "    二 升级设备"]
    assert outline_of(text)[4] == "  2 培育人才"


def test_arabic_brackets_and_circles_go_deeper() -> None:
    text = f"""一、主要任务
（一）完善服务
1.优化窗口
（1）推行一网通办。{FILLER}
（2）推行就近办理。{FILLER}
①下沉事项。{FILLER}
②延伸窗口。{FILLER}"""
    assert outline_of(text) == [
        "一 主要任务",
        "  一 完善服务",
        "    1 优化窗口",
        "      1 推行一网通办",
        "      2 推行就近办理",
        "        ① 下沉事项",
        "        ② 延伸窗口",
    ]


def test_decimal_numbers_nest() -> None:
    text = f"""1.发展基础
1.1 工作成效
{FILLER}
1.2 存在问题
{FILLER}
2.主要任务
2.1 完善设施
2.1.1 新建站点
{FILLER}"""
    assert outline_of(text) == [
        "1 发展基础",
        "  1.1 工作成效",
        "  1.2 存在问题",
        "2 主要任务",
        "  2.1 完善设施",
        "    2.1.1 新建站点",
    ]


def test_numbers_run_on_across_chapters() -> None:
    text = f"""一、完善设施
1.新建站点。{FILLER}
2.升级设备。{FILLER}
二、培育队伍
3.引进专家。{FILLER}
4.开展培训。{FILLER}"""
    assert outline_of(text) == [
        "一 完善设施",
        "  1 新建站点",
        "  2 升级设备",
        "二 培育队伍",
        "  3 引进专家",
        "  4 开展培训",
    ]


def test_thirty_flat_headings() -> None:
    digits = "一二三四五六七八九"
    numbers = [*digits, *(f"{t}十{d}".removeprefix("一") for t in "一二" for d in ("", *digits)), "三十"]
    text = "\n".join(f"{number}、优化第{place}类服务。{FILLER}" for place, number in enumerate(numbers))
    assert [section.number for section in reading_of(text).sections] == numbers
    assert {section.level for section in reading_of(text).sections} == {1}


def test_a_number_alone_on_its_line_goes_with_the_next_line() -> None:
    text = f"一、\n发展环境\n（一）\n取得的进展\n{FILLER}\n二、\n主要任务\n{FILLER}"
    assert outline_of(text) == ["一 发展环境", "  一 取得的进展", "二 主要任务"]


def test_run_in_headings_end_at_their_first_stop() -> None:
    text = f"一、主要任务\n1. 完善应急组织体系。推动各级成立工作专班。{FILLER}\n2. 建强队伍：配备专职人员。{FILLER}"
    reading = reading_of(text)
    assert [section.title for section in reading.sections] == ["主要任务", "完善应急组织体系", "建强队伍"]
    body = reading.cleaned.text[reading.sections[1].body_start : reading.sections[1].body_end]
    assert body.startswith("推动各级成立工作专班。")


def test_leads_that_paragraphs_share_are_headings() -> None:
    text = f"""一、主要任务
（一）夯实基础
健全指挥体制。{FILLER}
完善监管机制。{FILLER}
（二）强化支撑
{FILLER}"""
    assert outline_of(text)[1:] == ["  一 夯实基础", "    健全指挥体制", "    完善监管机制", "  二 强化支撑"]


def test_a_lone_short_sentence_is_no_heading() -> None:
    text = f"一、主要任务\n（一）夯实基础\n建立联席会议制度。{FILLER}\n（二）强化支撑\n{FILLER}"
    assert outline_of(text) == ["一 主要任务", "  一 夯实基础", "  二 强化支撑"]


def test_dashed_leads_stand_below_the_label_above_them() -> None:
    text = f"""一、发展目标
总体目标：到2025年，{FILLER}
分项目标：
——安全生产类。{FILLER}
——防灾减灾类。{FILLER}
二、主要任务
{FILLER}"""
    assert outline_of(text) == [
        "一 发展目标",
        "  总体目标",
        "  分项目标",
        "    安全生产类",
        "    防灾减灾类",
        "二 主要任务",
    ]


def test_a_dash_before_a_long_sentence_is_no_heading() -> None:
    text = f"一、发展目标\n——{FILLER}\n——{FILLER}\n二、主要任务\n{FILLER}"
    assert outline_of(text) == ["一 发展目标", "二 主要任务"]


def test_enumerations_inside_a_sentence_are_no_headings() -> None:
    text = f"一、面临形势\n一是资金不足。{FILLER}\n二是人才短缺。{FILLER}\n二、主要任务\n{FILLER}"
    assert outline_of(text) == ["一 面临形势", "二 主要任务"]


def test_targets_in_brackets_inside_a_paragraph_are_no_headings() -> None:
    text = f"""一、发展目标
安全类。（1）死亡率下降 18%。（2）事故起数下降 7%。
能力类。（1）覆盖率达到 90%。（2）达标率达到 85%。
二、主要任务
{FILLER}"""
    assert outline_of(text) == ["一 发展目标", "二 主要任务"]


def test_numbered_targets_are_no_headings() -> None:
    text = f"一、主要指标\n1.生产总值突破300亿元。\n2.失业率控制在5%以内。\n二、主要任务\n{FILLER}"
    assert outline_of(text) == ["一 主要指标", "二 主要任务"]


def test_items_without_a_title_are_no_headings() -> None:
    long = (
        "在全面总结经验的基础上深入推进改革，落实各项政策，持续优化办事流程，切实减轻企业和群众的负担，确保取得成效。"
    )
    text = f"一、优化服务\n1.{long}（市发展改革委牵头）\n2.{long}（市财政局牵头）\n二、强化监管\n{FILLER}"
    assert outline_of(text) == ["一 优化服务", "二 强化监管"]


def test_items_without_a_title_count_in_their_series() -> None:
    long = (
        "在全面总结经验的基础上深入推进改革，落实各项政策，持续优化办事流程，切实减轻企业和群众的负担，确保取得成效。"
    )
    text = f"一、优化服务\n1.{long}\n2.{long}\n3.减少环节。{FILLER}\n二、强化监管\n4.严格执法。{FILLER}"
    assert outline_of(text) == ["一 优化服务", "  3 减少环节", "二 强化监管", "  4 严格执法"]


def test_a_box_printed_as_a_table_of_one_column() -> None:
    text = f"## 一、重点任务\n\n{FILLER}\n\n| 专栏1 网络工程 |\n| --- |\n| 1.5G网络。{FILLER} |\n| 2.数据中心。{FILLER} |\n"
    assert outline_of(text) == ["一 重点任务", "  专栏1 网络工程", "    1 5G网络", "    2 数据中心"]


def test_a_box_stands_below_the_heading_it_follows() -> None:
    text = f"""一、主要任务
（一）防范风险
1.排查隐患。{FILLER}
2.管控风险。{FILLER}
专栏 2：风险防控重点
1.矿山：{FILLER}
2.消防：{FILLER}
3.燃气：{FILLER}
3.严格执法。{FILLER}
（二）强化救援
{FILLER}"""
    assert outline_of(text) == [
        "一 主要任务",
        "  一 防范风险",
        "    1 排查隐患",
        "    2 管控风险",
        "      专栏2 风险防控重点",
        "        1 矿山",
        "        2 消防",
        "        3 燃气",
        "    3 严格执法",
        "  二 强化救援",
    ]


def test_a_digit_after_an_item_s_number_is_the_title_s() -> None:
    text = f"""一、重点工程
专栏3 储备工程
1.县级仓库：{FILLER}
2.4 座镇级仓库：{FILLER}
3.12 座村级仓库：{FILLER}"""
    assert outline_of(text)[2:] == ["    1 县级仓库", "    2 4座镇级仓库", "    3 12座村级仓库"]


def test_items_of_a_box_without_numbers() -> None:
    text = f"一、重点工程\n专栏1 能力提升工程\n消防站建设：{FILLER}\n训练基地建设：{FILLER}\n二、保障措施\n{FILLER}"
    assert outline_of(text)[1:4] == ["  专栏1 能力提升工程", "    消防站建设", "    训练基地建设"]


def test_units_with_their_duties_are_no_headings() -> None:
    text = f"一、职责分工\n市财政局：{FILLER}\n市水利局：{FILLER}\n市气象局：{FILLER}\n二、保障措施\n{FILLER}"
    assert outline_of(text) == ["一 职责分工", "二 保障措施"]


def test_statement_lines_are_no_headings() -> None:
    text = f"一、主要任务\n（一）完善设施\n{FILLER}\n牵头单位：市水利局、市财政局、市发展改革委\n责任单位：各区县人民政府、各有关部门\n（二）培育人才\n{FILLER}"
    assert outline_of(text) == ["一 主要任务", "  一 完善设施", "  二 培育人才"]


def test_markdown_headings_with_and_without_numbers() -> None:
    text = f"# 某市消防规划\n\n## 规划背景\n\n{FILLER}\n\n### 取得成效\n\n{FILLER}\n\n## 保障措施\n\n{FILLER}\n"
    assert outline_of(text) == ["规划背景", "  取得成效", "保障措施"]


def test_a_document_s_title_is_no_heading() -> None:
    text = f"# 某市消防规划\n\n# 一、规划背景\n\n{FILLER}\n\n# 二、保障措施\n\n{FILLER}\n"
    assert outline_of(text) == ["一 规划背景", "二 保障措施"]


def test_bold_leads_need_no_company() -> None:
    text = f"一、主要任务\n**健全指挥体制。**{FILLER}\n二、保障措施\n{FILLER}"
    assert outline_of(text) == ["一 主要任务", "  健全指挥体制", "二 保障措施"]


def test_headings_whose_numbers_were_lost() -> None:
    text = f"一、主要任务\n{FILLER}\n健全指挥体制\n{FILLER}\n完善监管机制\n{FILLER}\n二、保障措施\n{FILLER}"
    assert outline_of(text) == ["一 主要任务", "  健全指挥体制", "  完善监管机制", "二 保障措施"]


def test_an_attachment_ends_what_stands_before_it() -> None:
    text = f"一、主要任务\n（一）完善设施\n{FILLER}\n附件1 重点项目表\n（一）新建项目\n{FILLER}"
    assert outline_of(text) == ["一 主要任务", "  一 完善设施", "附件1 重点项目表", "  一 新建项目"]


def test_an_attachment_that_explains_words_holds_what_it_explains() -> None:
    text = f"一、主要任务\n1.完善设施。{FILLER}\n附件\n\n名词解释\n\n1.数据云图：{FILLER}\n2.联网企业：{FILLER}"
    assert outline_of(text)[2:] == ["附件 名词解释", "  1 数据云图", "  2 联网企业"]


def test_a_list_of_attachments_in_the_notice_is_no_heading() -> None:
    text = f"关于印发某市消防规划的通知\n现印发给你们。\n附件：某市消防规划\n某市人民政府\n一、主要任务\n{FILLER}\n二、保障措施\n{FILLER}"
    assert outline_of(text) == ["一 主要任务", "二 保障措施"]


def test_a_whole_document_on_one_line() -> None:
    body = FILLER * 12
    text = f"某市消防规划 一、规划背景 （一）工作成效 {body} （二）面临形势 {body} 二、主要任务 （一）完善设施 {body}"
    assert outline_of(text) == [
        "一 规划背景",
        "  一 工作成效",
        "  二 面临形势",
        "二 主要任务",
        "  一 完善设施",
    ]


def test_a_whole_document_on_one_line_without_spaces() -> None:
    body = FILLER * 12
    text = f"一、优化服务。{body}二、强化监管。{body}（一）健全制度。{body}（二）严格执法。{body}三、加强保障。{body}"
    assert outline_of(text) == ["一 优化服务", "二 强化监管", "  一 健全制度", "  二 严格执法", "三 加强保障"]


def test_spans_hold_heading_own_text_and_the_whole() -> None:
    reading = reading_of(f"一、主要任务\n{FILLER}\n（一）完善设施\n{FILLER}\n二、保障措施\n{FILLER}")
    chapter, part, last = reading.sections
    text = reading.cleaned.text
    assert text[chapter.start : chapter.body_start].strip() == "一、主要任务"
    assert text[chapter.body_start : chapter.body_end].strip() == FILLER
    assert (chapter.end, part.end, last.end) == (last.start, last.start, len(text))
    assert (chapter.parent, part.parent, last.parent) == (None, 0, None)


def test_a_section_ends_where_the_imprint_begins() -> None:
    reading = reading_of(
        f"一、主要任务\n{FILLER}\n二、保障措施\n{FILLER}\n抄送：市委办公室。\n某市人民政府办公室2021年6月9日印发"
    )
    assert reading.cleaned.text[reading.sections[-1].end :].startswith("抄送")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("It was a bright cold day in April, and the clocks were striking thirteen. " * 40, NotAPlan),
        (
            "第一章 夜雨\n他推开门，看见窗外的雨还在下，屋里没有一个人说话。\n第二章 归人\n天快亮的时候，她终于回来了。\n"
            * 20,
            NotAPlan,
        ),
        ("本市今日召开会议，部署下一阶段的消防工作，要求各部门加强协作，落实责任，完善机制。" * 20, NoHeadings),
    ],
    ids=["an English novel", "a Chinese novel", "news without headings"],
)
def test_what_is_no_plan_is_refused(text: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"plan\.txt"):
        reading_of(text)


def test_paragraphs_that_end_with_who_does_them_are_a_list() -> None:
    text = (
        "为确保实事项目完成，市政府专门下达通知，要求各责任部门的主要负责人为总负责人，逐项抓好落实。\n"
        "年内完成老旧小区改造80万平方米，解决低收入家庭的住房困难问题，建立长效机制。责任部门：市住建局。\n"
        "年内建成全过程食品监管体系，完成农贸市场升级10家，新增绿色食品品牌20个。责任部门：市市场监管局。\n"
    )
    assert [section.listed for section in reading_of(text).sections] == [True]


@pytest.mark.parametrize(
    "below",
    [
        "【打印】【关闭】\n上一篇：通知\n相关文章\n区县网站",
        "主办：某市农业农村局 承办：市农业信息中心",
        "END\n来源 | 某市人社\n编辑丨小李",
    ],
)
def test_a_page_s_foot_is_no_part_of_the_last_section(below: str) -> None:
    plan = "一、主要任务\n加强建设，完善机制，抓好落实。\n二、组织领导\n各部门要压实责任，加强统筹。"
    reading = reading_of(f"{plan}\n{below}\n" + "市教育局\n" * 20)
    assert reading.cleaned.text[reading.sections[-1].body_start : reading.sections[-1].end].strip().endswith("统筹。")


NEWS = """某市出台方案推进城市更新
近日，某市人民政府办公室印发《某市城市更新三年行动方案（2023-2025年）》，明确了目标任务。
实施居住环境提升行动。改造老旧小区300个，加装电梯200部。由市住建局牵头。
实施道路畅通行动。打通断头路20条，新增停车位1万个。由市城管局牵头。
本报记者李四"""


def test_news_that_says_who_does_what_of_a_plan_is_read() -> None:
    reading = reading_of(NEWS)
    assert [section.title for section in reading.sections] == ["实施居住环境提升行动", "实施道路畅通行动"]
    assert (reading.front.title, reading.front.period_end) == ("某市城市更新三年行动方案（2023-2025年）", 2025)


def test_news_that_gives_nobody_a_task_is_refused() -> None:
    with pytest.raises(NoHeadings):
        reading_of(NEWS.replace("由市住建局牵头。", "").replace("由市城管局牵头。", ""))


def test_numbers_on_lines_of_their_own_above_titles() -> None:
    text = "某市稳岗就业十条\n01\n支持企业稳岗\n对不裁员的企业返还失业保险费。\n02\n扩大就业容量\n新增就业2万人。\n03\n加强培训\n全年培训。"
    assert outline_of(text) == ["01 支持企业稳岗", "02 扩大就业容量", "03 加强培训"]
