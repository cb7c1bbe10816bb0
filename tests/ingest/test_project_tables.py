"""Tables of works, by what their heads say."""

import pytest

from ingest.models import Document
from ingest.walk import read_facts

NAMES = ["城东污水处理厂扩建工程", "青云湖水库除险加固"]


def _works(head: str, *rows: str) -> list[tuple[str, float | None]]:
    table = "\n".join([head, *rows])
    text = (
        f"柳河市重点项目建设方案（2023年）\n一、总体要求\n加快建设。\n二、主要任务\n{table}\n三、工作要求\n抓好落实。\n"
    )
    return [(p.name, p.investment_yuan) for p in read_facts(Document("text.txt", "text", "0", text)).projects]


@pytest.mark.parametrize("head", ["项目名称", "重点工程名称", "续建项目"])
def test_a_column_of_names_needs_no_other_that_describes_them(head: str) -> None:
    rows = [f"|{number}|{name}|市水务局|" for number, name in enumerate(NAMES, 1)]
    assert _works(f"|序号|{head}|责任单位|", *rows) == [(name, None) for name in NAMES]


def test_in_such_a_column_only_names_of_works_are_works() -> None:
    rows = ["|1|城东污水处理厂扩建工程|市水务局|", "|2|适龄妇女免费体检|市卫生健康委|"]
    assert _works("|序号|项目名称|责任单位|", *rows) == [(NAMES[0], None)]


def test_a_column_of_plain_works_needs_one_that_describes_them() -> None:
    rows = ["|1|城东污水处理厂扩建工程|3000|市水务局|"]
    assert _works("|序号|项目|总投资（万元）|责任单位|", *rows) == [(NAMES[0], 30_000_000)]
    assert _works("|序号|项目|完成时限|责任单位|", "|1|城东污水处理厂扩建工程|6月|市水务局|") == []


def test_what_is_no_work_by_its_name_is_one_where_a_column_or_the_caption_says_so() -> None:
    rows = ["|1|柳河精密仪器总部基地|{}|", "|2|青云湖膜材料车间|{}|"]
    names = ["柳河精密仪器总部基地", "青云湖膜材料车间"]
    told = [row.format(state) for row, state in zip(rows, ("在建", "新开工"), strict=True)]
    assert _works("|序号|项目名称|备注|", *told) == [(name, None) for name in names]
    captioned = "2023年重大工程项目清单\n\n|序号|项目名称|责任单位|"
    assert _works(captioned, *(row.format("市工信局") for row in rows)) == [(name, None) for name in names]
    assert _works("|序号|项目名称|责任单位|", *(row.format("市工信局") for row in rows)) == []


def test_a_table_that_is_turned_round_has_a_work_in_each_column() -> None:
    lines = ("|项目名称|{}|{}|", "|建设内容|日处理2万吨|大坝加固|", "|总投资（万元）|8600|1200|")
    head, *rows = (line.format(*NAMES) for line in lines)
    assert _works(head, *rows) == [(NAMES[0], 86_000_000), (NAMES[1], 12_000_000)]


def test_two_columns_of_names_name_two_works_a_row() -> None:
    rows = ["|柳河至青石高速公路|青云绕城高速西段|", "|青石大桥|柳河快速路|", "|云溪立交||"]
    works = {name for name, _ in _works("|在建项目|预备项目|", *rows)}
    assert works == {"柳河至青石高速公路", "青云绕城高速西段", "青石大桥", "柳河快速路", "云溪立交"}


def test_a_row_between_two_columns_of_names_says_of_which_sort_those_below_are() -> None:
    table = "|序号|续建项目|新建项目|\n|一、公路||\n|1|柳河至青石高速公路|青云绕城高速西段|\n|2|青石大桥|柳河快速路|"
    assert [name for name, _ in _works(*table.split("\n"))][:2] == ["柳河至青石高速公路", "青云绕城高速西段"]


FIRST = "|序号|项目名称|总投资（万元）|\n|1|城东污水处理厂扩建工程|3000|\n|2|青云湖水库除险加固|1200|"


def test_a_table_goes_on_without_its_head() -> None:
    second = "|3|柳河路改造|800|\n|4|云溪桥重建|900|\n|5|青云街拓宽|700|"
    works = _works(f"{FIRST}\n\n接上表。\n\n{second}")
    assert works[2:] == [("柳河路改造", 8_000_000), ("云溪桥重建", 9_000_000), ("青云街拓宽", 7_000_000)]


def test_a_table_does_not_go_on_behind_one_of_another_kind() -> None:
    duties = "|序号|工作任务|责任单位|\n|1|加强日常巡查|市水务局|\n|2|加强河道清理|市水务局|"
    last = "|1|开展应急演练|市应急局|\n|2|修订应急预案|市应急局|\n|3|储备应急物资|市应急局|"
    assert len(_works(f"{FIRST}\n\n分工如下。\n\n{duties}\n\n接上表。\n\n{last}")) == len(NAMES)


def test_numbered_names_beside_how_far_they_are_need_no_head() -> None:
    rows = ["|1|柳河精密仪器总部基地|在建|", "|2|青云湖膜材料车间|建成|", "|3|云溪研发中心|新开工|"]
    assert [name for name, _ in _works(*rows)] == ["柳河精密仪器总部基地", "青云湖膜材料车间", "云溪研发中心"]
    assert _works("|1|加强巡查|每月|", "|2|开展培训|每季度|", "|3|修订预案|6月底前|") == []


def test_rows_that_sum_up_or_name_a_sort_are_no_works() -> None:
    rows = [
        "正式项目合计3项 | ||",
        "一 | 科技产业类2项 | |",
        "1 | 柳河精密仪器总部基地 | 在建 |",
        "2 | 青云湖膜材料车间 | 建成 |",
    ]
    assert [name for name, _ in _works("序号 | 项 目 名 称 | 备注 |", *rows)] == [
        "柳河精密仪器总部基地",
        "青云湖膜材料车间",
    ]


def test_a_head_whose_letters_are_set_apart_is_one() -> None:
    rows = ["1 柳河精密仪器总部基地 在建", "2 青云湖膜材料车间 建成", "3 云溪研发中心 在建"]
    works = _works(" 序号   项    目  名  称   备注 ", *rows)
    assert [name for name, _ in works] == ["柳河精密仪器总部基地", "青云湖膜材料车间", "云溪研发中心"]


def test_a_works_table_with_one_cell_a_line_and_broken_heads() -> None:
    heads = [
        "序号",
        "项目名称",
        "建设性质",
        "建设内容与规模",
        "建设地点",
        "项目起止",
        "总投资",
        "（万元）",
        "“十四五”",
        "投资（万元）",
    ]
    first = ["1", "柳河综合治理工程", "新建", "治理河长6.5公里，新建水闸2座。", "青石县", "2023-2025", "4800", "4800"]
    second = ["2", "云溪（东湖至北桥）整治工程", "续建", "拓宽河道2公里。", "青石县", "2020-2023", "6300", "1700"]
    cells = "\n\n".join([*heads, "河道综合治理工程（含清淤疏浚）/（个）", *first, *second])
    text = f"青石市内涝规划（2021—2025年）\n一、重点项目\n{cells}\n二、保障措施\n加强领导。"
    told = {work.name: work.investment_yuan for work in read_facts(Document("plan.txt", "text", "0", text)).projects}
    assert told["柳河综合治理工程"] == 48_000_000
    assert told["云溪（东湖至北桥）整治工程"] == 63_000_000
