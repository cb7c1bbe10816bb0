"""PDF as pages are laid out: tables with some rulings or none, columns, wide pages, heads and feet; printed by a browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.files import Block, as_html, blocks_of, loss, read, sample_plans
from tests.written_plans import BLOCKS, TASKS, facts_of, facts_of_text, plain, written

STYLE = """@page{size:A4;margin:25mm 26mm} body{font:12pt/1.8 serif;text-align:justify} p{text-indent:2em;margin:0}
table{border-collapse:collapse;width:100%;font-size:10.5pt;line-height:1.5} td{padding:2px 4px} tr{break-inside:avoid}"""
GRID = "td{border:1px solid #000}"
THREE_LINES = """td{border:0} tr:first-child td{border-top:1.5px solid #000;border-bottom:1px solid #000}
tr:last-child td{border-bottom:1.5px solid #000}"""
COLUMNS = "div{column-count:2;column-gap:8mm;font-size:10.5pt} table{column-span:all}"
STYLES = {
    "three lines": THREE_LINES,
    "lines between rows": "td{border:0;border-bottom:1px solid #888} table{border-top:1px solid #888}",
    "lines between columns": "td{border-right:1px solid #888} table{border-top:1px solid #888;border-bottom:1px solid}",
    "no lines": "td{border:0}",
    "no lines, centred": "td{border:0;text-align:center}",
    "head shaded": "tr:first-child td{background:#ddd}",
    "rows shaded in turn": "tr:nth-child(even) td{background:#eee}",
    "white lines": "td{border:2px solid #fff;background:#e6eef8}",
    "open sides": f"{GRID} td:first-child{{border-left:0}} td:last-child{{border-right:0}}",
    "dots": "td{border:1px dotted #000}",
    "double lines": "td{border:3px double #000}",
    "a landscape page for tables": "@page wide{size:A4 landscape} table{page:wide}" + GRID,
    "paragraphs parted by space": GRID + "p{text-indent:0;margin:0 0 6pt}",
    "ragged": GRID + "body{text-align:left}",
    "a watermark": GRID
    + 'body::before{content:"内部资料";position:fixed;top:40%;left:10%;font-size:60pt;color:#ddd;transform:rotate(-45deg)}',
}
NUMBER, PAGES = '<span class="pageNumber"></span>', '<span class="totalPages"></span>'
AROUND = [
    ("永宁县人民政府公报", f"— {NUMBER} —"),
    ("永宁县“十四五”卫生健康发展规划", f"第 {NUMBER} 页 共 {PAGES} 页"),
    ("2022年第3期　　政府文件", f"· {NUMBER} ·"),
    (f"永宁县卫生健康局　　　　{NUMBER}", ""),
    ("2022/1/5 下午3:20　　永宁县规划", f"www.ynx.example/zwgk/2022/01/t20220105.html　　{NUMBER}/{PAGES}"),
]


@pytest.fixture(scope="module")
def browser_page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def print_page(page: Page, path: Path, body: str, style: str, **options: Any) -> Path:
    page.set_content(
        f"<!DOCTYPE html><html><head><style>{STYLE}{style}</style></head><body><div>{body}</div></body></html>"
    )
    page.pdf(path=path, print_background=True, prefer_css_page_size=True, **options)
    return path


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_a_plan_is_read_in_whatever_layout_it_is_printed(browser_page: Page, tmp_path: Path, style: str) -> None:
    document = read(print_page(browser_page, tmp_path / "a.pdf", as_html(BLOCKS), style))
    assert facts_of(document) == facts_of_text(written(plain))


@pytest.mark.parametrize(("head", "foot"), AROUND)
def test_what_stands_around_the_text_is_dropped(browser_page: Page, tmp_path: Path, head: str, foot: str) -> None:
    small = "font-size:9pt;width:100%;padding:0 20mm"
    options = {
        "display_header_footer": True,
        "header_template": f'<div style="{small}">{head}</div>',
        "footer_template": f'<div style="{small};text-align:center">{foot}</div>',
    }
    style = GRID + "table{break-before:page}"
    document = read(print_page(browser_page, tmp_path / "a.pdf", as_html(BLOCKS), style, **options))
    assert len(document.pages) > 2
    assert facts_of(document) == facts_of_text(written(plain))


@pytest.mark.parametrize(
    "style",
    [GRID, THREE_LINES, "td{border:0}", GRID + "tr{break-inside:auto} td{padding:12px 4px;font-size:13pt}"],
    ids=["grid", "three lines", "no lines", "rows cut by the break"],
)
@pytest.mark.parametrize("again", [False, True], ids=["head once", "head on each page"])
def test_a_table_goes_on_over_pages(browser_page: Page, tmp_path: Path, style: str, again: bool) -> None:
    rows = [TASKS[0], *([str(number), *TASKS[1 + number % 4][1:]] for number in range(1, 31))]
    blocks: list[Block] = [rows if block is TASKS else block for block in BLOCKS]
    body = as_html(blocks)
    if again:
        head = "<tr>" + "".join(f"<td>{cell}</td>" for cell in TASKS[0]) + "</tr>"
        body = body.replace(f"<table>{head}", f"<table><thead>{head}</thead>")
    document = read(print_page(browser_page, tmp_path / "a.pdf", body, style))
    assert len(document.pages) > 2
    text = "\n".join(block if isinstance(block, str) else plain(block) for block in blocks)
    assert facts_of(document) == facts_of_text(text)


@pytest.mark.parametrize("rule", ["", "div{column-rule:1px solid #999}"], ids=["", "with a line between"])
@pytest.mark.parametrize(("name", "text"), sample_plans()[::4], ids=[name for name, _ in sample_plans()[::4]])
def test_a_plan_in_two_columns_gives_the_facts_of_its_text(
    browser_page: Page, tmp_path: Path, name: str, text: str, rule: str
) -> None:
    style = GRID + COLUMNS + rule
    document = read(print_page(browser_page, tmp_path / "a.pdf", as_html(blocks_of(text)), style))
    assert max(loss(name, text, document).values()) <= 0.03
