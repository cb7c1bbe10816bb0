"""PDF: pages of text, tables by their lines, what a page prints around its text, and what is refused."""

import sys
from contextlib import suppress
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.read import ocr
from ingest.read.refusals import Damaged, Encrypted, NeedsOcr, NoText, TooManyPages, TooMuchMemory, TooSlow
from ingest.walk import read_facts
from tests.files import PLAN, blocks_of, loss, read, sample_plans, write_pdf, write_scan


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pdf(tmp_path_factory.mktemp("pdf") / "规划.pdf", PLAN, head="海城市人民政府公报")


@pytest.mark.parametrize(("name", "text"), sample_plans(), ids=[name for name, _ in sample_plans()])
def test_a_printed_plan_gives_the_facts_of_its_text(tmp_path: Path, name: str, text: str) -> None:
    path = write_pdf(tmp_path / f"{name}.pdf", blocks_of(text), head="某某市人民政府公报")
    assert max(loss(name, text, read(path)).values()) <= 0.03


def test_paragraphs_are_whole_and_tables_are_rows(printed: Path) -> None:
    document = read(printed)
    lines = document.text.split("\n")
    assert [line for line in lines if line] == [
        line for block in PLAN for line in ([block] if isinstance(block, str) else ["\t".join(row) for row in block])
    ]


def test_facts_name_their_page(tmp_path: Path) -> None:
    filler = [f"第{i}项工作按照国家和省有关规定组织实施，并做好年度评估和信息公开。" for i in range(60)]
    path = write_pdf(tmp_path / "a.pdf", [*PLAN[:6], *filler, *PLAN[6:]])
    document = read(path)
    duties = read_facts(document).responsibilities
    pages = {duty.written: duty.page for duty in duties}
    assert (pages["市教育局"], pages["市卫生健康局"]) == (1, len(document.pages))
    assert {duty.ocr for duty in duties} == {None}


def test_what_pages_print_around_their_text_is_dropped(tmp_path: Path) -> None:
    text = [f"要加强第{i}类工作的组织领导，完善协调机制，确保各项任务落到实处。" for i in range(120)]
    document = read(write_pdf(tmp_path / "a.pdf", text, head="海城市人民政府公报 2021年第8期"))
    assert len(document.pages) > 3
    assert document.text.split() == text


def test_an_empty_page_has_a_number_too(tmp_path: Path) -> None:
    import pypdfium2 as pdfium

    written = write_pdf(tmp_path / "a.pdf", PLAN)
    with pdfium.PdfDocument(written) as opened:
        opened.new_page(595, 842, index=0)
        opened.save(tmp_path / "b.pdf")
    document = read(tmp_path / "b.pdf")
    assert document.page_at(document.text.index("公共实训基地")) == 2


def test_a_page_that_is_printed_sideways_is_turned(tmp_path: Path) -> None:
    import pypdfium2 as pdfium

    written = write_pdf(tmp_path / "a.pdf", PLAN)
    turned = tmp_path / "b.pdf"
    with pdfium.PdfDocument(written) as opened:
        page = opened[0]
        matrix = pdfium.PdfMatrix().rotate(90, ccw=True).translate(842, 0)
        for found in page.get_objects(max_depth=1):
            found.transform(matrix)
        page.set_mediabox(0, 0, 842, 595)
        page.gen_content()
        opened.save(turned)
    assert read(turned).text == read(written).text


def test_what_is_no_pdf_inside(tmp_path: Path, printed: Path) -> None:
    whole = printed.read_bytes()
    half = tmp_path / "half.pdf"
    half.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(Damaged, match=r"half\.pdf.*damaged"):
        read(half)
    page = tmp_path / "page.pdf"
    page.write_text("<!DOCTYPE html><html><body><p>一、总则。</p><p>请稍后再试。</p></body></html>", encoding="utf-8")
    assert read(page).format == "html"
    words = tmp_path / "words.pdf"
    words.write_text("一、总则", encoding="utf-8")
    with pytest.raises(Damaged, match="another form"):
        read(words)


def test_an_encrypted_pdf(tmp_path: Path) -> None:
    with pytest.raises(Encrypted, match="password"):
        read(write_pdf(tmp_path / "a.pdf", PLAN, encrypt="secret"))


def test_a_pdf_without_words(tmp_path: Path) -> None:
    with pytest.raises(NoText, match="no words"):
        read(_blank_pdf(tmp_path / "a.pdf", pages=3))


def test_a_thousand_pages_are_read_and_one_more_is_refused(tmp_path: Path) -> None:
    path = _blank_pdf(tmp_path / "a.pdf", pages=1001)
    with pytest.raises(TooManyPages, match=r"1,001 pages.*QIANTOU_MAX_PAGES"):
        read(path)


def test_pictures_without_the_extra_name_it(tmp_path: Path, printed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.read.pdf import read as read_here
    from ingest.read.raw import RawFile
    from ingest.settings import IngestSettings

    scan = write_scan(tmp_path / "scan.pdf", printed)
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(NeedsOcr, match=r"1 of its 1 pages.*\.\[ocr\]"):
        read_here(RawFile(scan, scan.read_bytes()), IngestSettings())


def test_reading_ends_when_its_time_is_over(printed: Path) -> None:
    with pytest.raises(TooSlow, match=r"0\.01 seconds.*QIANTOU_READ_SECONDS"):
        read(printed, read_seconds=0.01)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is the kernel's")
def test_reading_ends_when_its_memory_is_used_up(printed: Path) -> None:
    with pytest.raises(TooMuchMemory, match=r"60 MB.*QIANTOU_READ_MEGABYTES"):
        read(printed, read_megabytes=60)


@pytest.mark.parametrize("seed", range(5))
def test_bytes_changed_anywhere_give_a_document_or_one_message(printed: Path, tmp_path: Path, seed: int) -> None:
    import random

    content = bytearray(printed.read_bytes())
    chance = random.Random(seed)  # noqa: S311 - only to damage a file
    for _ in range(40):
        content[chance.randrange(20, len(content))] = chance.randrange(256)
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with suppress(IngestError):
        assert read(path, read_seconds=20).text


def _blank_pdf(path: Path, *, pages: int) -> Path:
    import pypdfium2 as pdfium

    with pdfium.PdfDocument.new() as opened:
        for _ in range(pages):
            opened.new_page(595, 842)
        opened.save(path)
    return path
