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
