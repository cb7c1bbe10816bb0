"""Made-up files for the tests of reading: the same plan as DOCX, PDF, scan, page of a site."""

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path

from ingest.evaluate import evaluate
from ingest.evaluate.gold import load_gold
from ingest.models import Document
from ingest.read import read_document
from ingest.settings import IngestSettings
from ingest.walk import read_facts
from tests.readings import cleaned_of

PLANS = Path(__file__).parents[1] / "data" / "plans"
FONT = "STSong-Light"
"""A font that every PDF reader has for Chinese: no font file is needed to write with it."""

Block = str | list[list[str]]
"""A paragraph or a table."""

PLAN: tuple[Block, ...] = (
    "海城市人才发展“十四五”规划",
    "一、总体要求",
    "到2025年，全市人才队伍规模和质量明显提升，人才服务体系更加完善，为全市经济社会发展提供有力支撑。",
    "二、主要任务",
    "（一）加强技能人才培养",
    "建设公共实训基地，开展企业新型学徒制培训，2024年底前培训技能人才5000人次，逐步形成覆盖全市的培训网络。"
    "（牵头单位：市人力资源社会保障局；配合单位：市教育局、市财政局）",
    "（二）优化人才服务",
    "建立人才服务专员制度，每年开展一次人才需求调查，完善住房、医疗和子女教育等保障措施。（责任单位：市卫生健康局）",
    "三、重点任务分工",
    [
        ["序号", "任务", "牵头单位", "完成时限"],
        ["1", "建设市级人才信息平台", "市大数据局", "2023年12月底前"],
        ["2", "编制急需紧缺人才目录", "市人力资源社会保障局", "2025年6月底前"],
    ],
)
"""A small plan with a duty in each form that files could lose: in brackets, over line ends, in a table."""


def read(path: Path, **settings: object) -> Document:
    return read_document(path, IngestSettings.model_validate(settings))


def blocks_of(text: str) -> list[Block]:
    """A plan as its author had it: whole paragraphs, and tables."""
    cleaned = cleaned_of(text)
    words: list[tuple[int, Block]] = [
        (place.start, cleaned.text[place.start : place.end]) for place in (*cleaned.paragraphs, *cleaned.contents)
    ]
    tables: list[tuple[int, Block]] = [
        (table.start, [[cell.text for cell in row] for row in table.rows]) for table in cleaned.tables
    ]
    return [block for _, block in sorted((*words, *tables), key=lambda placed: placed[0])]


@cache
def sample_plans() -> tuple[tuple[str, str], ...]:
    """Name and text of the plans of this repository."""
    return tuple((path.parent.name, path.read_text(encoding="utf-8")) for path in sorted(PLANS.glob("*/source.txt")))


def loss(name: str, text: str, document: Document) -> dict[str, float]:
    """For each kind of fact, how much of the F1 of a sample plan's text is lost in another form of it."""
    plain = Document(name=name, format="text", sha256=document.sha256, text=text)
    there, here = _f1(name, plain), _f1(name, document)
    return {kind: round(1 - here[kind] / whole, 3) for kind, whole in there.items() if whole}


def _f1(name: str, document: Document) -> dict[str, float]:
    gold = load_gold(PLANS.parent / "gold" / f"{name}.json")
    facts = read_facts(replace(document, name=name)).model_dump(mode="json")
    return {kind: figures.f1 for kind, figures in evaluate(gold, facts, document.text).figures.items()}


def write_docx(path: Path, blocks: Sequence[Block]) -> Path:
    import docx

    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=0, cols=max(map(len, block)))
        for row in block:
            for cell, words in zip(table.add_row().cells, row, strict=False):
                cell.text = words
    document.save(str(path))
    return path


def write_pdf(path: Path, blocks: Sequence[Block], *, head: str = "", encrypt: str | None = None) -> Path:
    """Pages as a printer sets them: paragraphs with an indent, ruled tables, a running head and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    words = ParagraphStyle("words", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
    inside = ParagraphStyle("inside", fontName=FONT, fontSize=11, leading=16, wordWrap="CJK")
    story: list[Flowable] = []
    for block in blocks:
        if isinstance(block, str):
            story.append(Paragraph(escape(block), words))
            continue
        width = max(map(len, block))
        cells = [[Paragraph(escape(cell), inside) for cell in (*row, *[""] * (width - len(row)))] for row in block]
        story.append(Table(cells, colWidths=[420 / width] * width, style=[("GRID", (0, 0), (-1, -1), 0.7, "black")]))

    def decorate(canvas: Canvas, _: object) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(72, A4[1] - 40, head)
        canvas.drawCentredString(A4[0] / 2, 30, f"— {canvas.getPageNumber()} —")

    template = SimpleDocTemplate(str(path), pagesize=A4, invariant=1, encrypt=encrypt)
    template.build(story, onFirstPage=decorate, onLaterPages=decorate)
    return path


def render(path: Path, page: int = 0, *, dots_an_inch: int = 130) -> "io.BytesIO":
    """A page of a PDF as a grey JPEG, as a scanner gives it."""
    import pypdfium2 as pdfium

    with pdfium.PdfDocument(path) as opened:
        picture = opened[page].render(scale=dots_an_inch / 72, grayscale=True).to_pil()
    found = io.BytesIO()
    picture.save(found, "JPEG", quality=70)
    found.seek(0)
    return found


def write_scan(path: Path, printed: Path) -> Path:
    """The first page of a PDF as a PDF of one picture."""
    from PIL import Image

    Image.open(render(printed)).save(path, "PDF", resolution=130)
    return path


def as_html(blocks: Sequence[Block]) -> str:
    return "\n".join(f"<p>{escape(block)}</p>" if isinstance(block, str) else _html_table(block) for block in blocks)


def _html_table(rows: list[list[str]]) -> str:
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
