"""HTML: the article of a saved page with its tables, without the site's frame, in any encoding of such sites."""

from html import escape
from pathlib import Path

import pytest

from ingest.read.refusals import NoText, TooLong
from tests.files import PLAN, as_html, blocks_of, loss, read, sample_plans

SITE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}_某某市人民政府</title>
<meta name="ArticleTitle" content="{title}"><script>var a = "一、脚本。";</script><style>p {{ color: red; }}</style></head>
<body><div class="topBar"><a href="#">无障碍</a> 今天是2021年5月6日，星期四，欢迎访问。</div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul>
<div class="main"><div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/gh">规划计划</a></div>
<div class="print-box" id="printArea"><h1>{title}</h1>
<div class="info">来源：市政府办公室 发布时间：2021-05-06 浏览次数：128</div>
<div class="TRS_Editor">{article}</div>
<div class="share">分享到：<a>微信</a></div><p>【打印】 【关闭】</p><p>上一篇：<a>某某通知</a></p></div>
<div class="side"><h3>相关链接</h3><a>某某市消防规划，全文请看这里。</a></div></div>
<div class="footer">主办单位：某某市人民政府 承办单位：某某市政务中心，版权所有，转载请注明。</div></body></html>"""
TITLE = str(PLAN[0])


def write_page(path: Path, article: str, *, title: str = TITLE, charset: str = "utf-8") -> Path:
    page = SITE.format(charset=charset, title=escape(title), article=article)
    path.write_bytes(page.encode(charset))
    return path


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030", "utf-16"])
def test_only_the_article_is_left(tmp_path: Path, charset: str) -> None:
    document = read(write_page(tmp_path / "a.html", as_html(PLAN[1:]), charset=charset))
    assert document.format == "html"
    assert document.text.splitlines() == [
        line for block in PLAN for line in ([block] if isinstance(block, str) else ["\t".join(row) for row in block])
    ]


@pytest.mark.parametrize(("name", "text"), sample_plans(), ids=[name for name, _ in sample_plans()])
def test_a_saved_page_gives_the_facts_of_its_text(tmp_path: Path, name: str, text: str) -> None:
    blocks = blocks_of(text)
    title = next(block for block in blocks if isinstance(block, str) and "规划" in block)
    path = write_page(tmp_path / "a.html", as_html(blocks), title=title)
    assert max(loss(name, text, read(path)).values()) <= 0.03


def test_merged_cells_are_written_out(tmp_path: Path) -> None:
    table = """<table><caption>主要指标</caption>
    <tr><th rowspan="2">类别</th><th rowspan="2">指标</th><th colspan="2">目标值</th></tr><tr><th>2020年</th><th>2025年</th></tr>
    <tr><td rowspan="2">安全</td><td>路面完好率</td><td>85</td><td>95</td></tr><tr><td>照明率</td><td>90</td><td>99</td></tr>
    <tr><td colspan="4">二、民生</td></tr><tr><td colspan="2">人均绿地</td><td>10</td><td>12<br>平方米</td></tr></table>"""
    text = read(write_page(tmp_path / "a.html", as_html(PLAN[1:6]) + table)).text
    assert text.splitlines()[-6:] == [
        "类别\t指标\t目标值\t目标值",
        "类别\t指标\t2020年\t2025年",
        "安全\t路面完好率\t85\t95",
        "安全\t照明率\t90\t99",
        "二、民生\t\t\t",
        "人均绿地\t\t10\t12平方米",
    ]


def test_units_one_a_line_in_a_cell_stay_apart(tmp_path: Path) -> None:
    table = "<table><tr><td>任务</td><td>责任<br>单位</td></tr><tr><td>建设平台</td><td><p>市水务局</p><p>市气象局</p></td></tr></table>"
    text = read(write_page(tmp_path / "a.html", as_html(PLAN[1:6]) + table)).text
    assert text.splitlines()[-2:] == ["任务\t责任单位", "建设平台\t市水务局、市气象局"]


def test_a_table_that_lays_out_the_page_is_read_cell_by_cell(tmp_path: Path) -> None:
    page = tmp_path / "a.htm"
    cells = f"<tr><td><a>菜单</a></td><td><table><tr><td>{as_html(PLAN)}</td></tr></table></td></tr>"
    page.write_text(f"<html><body><table>{cells}</table></body></html>", encoding="utf-8")
    assert read(page).text.splitlines()[:3] == list(PLAN[:3])


def test_the_form_is_told_by_the_bytes(tmp_path: Path) -> None:
    page = write_page(tmp_path / "规划.doc", as_html(PLAN[1:]))
    assert (read(page).format, read(page).text.splitlines()[0]) == ("html", TITLE)


def test_nesting_without_end_and_spans_without_bounds(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    table = '<table><tr><td colspan="99999999" rowspan="65535">一</td></tr><tr><td>二</td><td>三</td></tr></table>'
    page.write_text("<html>" + "<div>" * 20_000 + "<p>一、总则。</p>" + table, encoding="utf-8")
    assert "一、总则。" in read(page).text


def test_a_page_without_words(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<html><body><script>一、总则</script></body></html>", encoding="utf-8")
    with pytest.raises(NoText, match="no words"):
        read(page)


def test_a_page_of_many_megabytes(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    paragraph = "<p>要加强组织领导，完善协调机制，确保各项任务落到实处。</p>\n"
    page.write_text(f"<html><body>{paragraph * 250_000}</body></html>", encoding="utf-8")
    with pytest.raises(TooLong, match=r"5,000,000 characters.*QIANTOU_MAX_CHARACTERS"):
        read(page)
