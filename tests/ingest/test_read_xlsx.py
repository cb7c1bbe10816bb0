"""XLSX: lists of tasks, one row a task, with merged cells, dates and several sheets."""

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ingest.read.refusals import Damaged
from ingest.walk import read_facts
from schema.roles import ItemKind, Role
from tests.files import read

HEAD = ["序号", "任务", "牵头单位", "责任单位", "配合单位", "完成时限"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A list of two sheets: a title over all columns, a merged unit, units one a line, a date, a hidden sheet."""
    workbook: Any = openpyxl.Workbook()
    first = workbook.active
    first.append(["海城市2025年安全生产重点任务分工方案"])
    first.merge_cells("A1:F1")
    first.append(HEAD)
    first.append([1, "建设城市内涝监测预警平台", "市水务局", "市气象局\n市应急管理局", "市财政局", "2025年6月底前"])
    first.append([2, "开展老旧小区消防设施改造", "市住房城乡建设局", "各镇人民政府", None, datetime.date(2025, 12, 31)])
    first.append([3, "推进电动车集中充电设施建设", None, None, "市应急管理局", "持续推进"])
    first.merge_cells("C4:C5")
    second = workbook.create_sheet("自然灾害防治")
    second.append(["任务", "责任单位", "完成比例"])
    second.append(["建设森林防火道路", "市林业局", 0.95])
    second["C2"].number_format = "0%"
    workbook.create_sheet("草稿").append(["任务", "隐藏"])
    workbook["草稿"].sheet_state = "hidden"
    workbook.save(tmp_path / "清单.xlsx")
    return tmp_path / "清单.xlsx"


def test_sheets_are_headings_and_rows_are_tasks(book: Path) -> None:
    document = read(book)
    assert document.text.splitlines() == [
        "海城市2025年安全生产重点任务分工方案",
        "# 海城市2025年安全生产重点任务分工方案",
        "\t".join(HEAD),
        "1\t建设城市内涝监测预警平台\t市水务局\t市气象局、市应急管理局\t市财政局\t2025年6月底前",
        "2\t开展老旧小区消防设施改造\t市住房城乡建设局\t各镇人民政府\t\t2025年12月31日",
        "3\t推进电动车集中充电设施建设\t市住房城乡建设局\t\t市应急管理局\t持续推进",
        "# 自然灾害防治",
        "任务\t责任单位\t完成比例",
        "建设森林防火道路\t市林业局\t95%",
    ]


def test_each_row_has_its_units_and_its_deadline(book: Path) -> None:
    facts = read_facts(read(book))
    duties = {(duty.item, duty.role, duty.written) for duty in facts.responsibilities}
    assert duties == {
        ("建设城市内涝监测预警平台", Role.LEAD, "市水务局"),
        ("建设城市内涝监测预警平台", Role.RESPONSIBLE, "市气象局"),
        ("建设城市内涝监测预警平台", Role.RESPONSIBLE, "市应急管理局"),
        ("建设城市内涝监测预警平台", Role.SUPPORT, "市财政局"),
        ("开展老旧小区消防设施改造", Role.LEAD, "市住房城乡建设局"),
        ("开展老旧小区消防设施改造", Role.RESPONSIBLE, "各镇人民政府"),
        ("推进电动车集中充电设施建设", Role.LEAD, "市住房城乡建设局"),
        ("推进电动车集中充电设施建设", Role.SUPPORT, "市应急管理局"),
        ("建设森林防火道路", Role.RESPONSIBLE, "市林业局"),
    }
    owned = {duty.item_id for duty in facts.responsibilities}
    assert {(d.item_kind, d.item_id in owned, str(d.date)) for d in facts.deadlines} == {
        (ItemKind.MEASURE, True, "2025-06-30"),
        (ItemKind.MEASURE, True, "2025-12-31"),
    }


def test_a_book_of_ten_thousand_rows(tmp_path: Path) -> None:
    workbook: Any = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("任务")
    sheet.append(HEAD)
    for number in range(10_000):
        sheet.append([number, f"推进第{number}项工程建设", "市教育局", "市财政局", "", "2025年底前"])
    workbook.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx", read_seconds=60).text.count("\n") == 10_002


def test_what_is_no_book_inside(tmp_path: Path, book: Path) -> None:
    content = book.read_bytes()
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(content[: len(content) // 2])
    with pytest.raises(Damaged, match="damaged"):
        read(cut)
