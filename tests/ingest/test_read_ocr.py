"""Pictures: scanned PDF, PNG, JPEG and TIFF by OCR, with how surely each fact was read. One page each: OCR is slow."""

from pathlib import Path

import pytest
from PIL import Image

from ingest.models import Document, Recognised
from ingest.read import ocr
from ingest.read.image import read as read_here
from ingest.read.raw import RawFile
from ingest.read.refusals import Damaged, NeedsOcr, TooLargePicture
from ingest.settings import IngestSettings
from ingest.walk import read_facts
from tests.files import PLAN, read, render, write_pdf, write_scan

pytestmark = pytest.mark.skipif(not ocr.is_installed(), reason="the extra ocr is not installed")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pdf(tmp_path_factory.mktemp("ocr") / "规划.pdf", PLAN)


def duties_of(document: Document) -> set[tuple[str, str]]:
    return {(duty.role, duty.written) for duty in read_facts(document).responsibilities}


def test_a_scan_gives_the_facts_of_its_text(printed: Path, tmp_path: Path) -> None:
    document = read(write_scan(tmp_path / "scan.pdf", printed))
    assert duties_of(document) == duties_of(read(printed))
    facts = read_facts(document)
    assert {duty.page for duty in facts.responsibilities} == {1}
    assert all(duty.ocr is not None and 0.8 < duty.ocr <= 1 for duty in facts.responsibilities)
    assert [line for line in document.text.splitlines() if "\t" in line] == ["\t".join(row) for row in PLAN[-1]]


def test_a_tiff_has_a_page_for_each_frame(printed: Path, tmp_path: Path) -> None:
    small = Image.open(render(printed, dots_an_inch=72))
    head = small.crop((0, 0, small.width, small.height // 7))
    path = tmp_path / "规划.tiff"
    head.save(path, save_all=True, append_images=[head])
    document = read(path)
    assert (len(document.pages), document.format) == (2, "image")
    assert document.page_at(document.text.rindex("总体要求")) == 2


def test_a_picture_without_the_extra_names_it(printed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(NeedsOcr, match=r"picture.*\.\[ocr\]"):
        read_here(RawFile(Path("a.jpg"), render(printed).read()), IngestSettings())


def test_pictures_that_cannot_be_read(printed: Path, tmp_path: Path) -> None:
    whole = render(printed).read()
    path = tmp_path / "a.jpg"
    path.write_bytes(whole[: len(whole) // 8])
    with pytest.raises(Damaged, match="damaged"):
        read(path)
    path.write_bytes(whole)
    with pytest.raises(TooLargePicture, match="QIANTOU_MAX_PIXELS"):
        read(path, max_pixels=1000)


def test_the_least_sure_line_counts() -> None:
    document = Document(
        *("a", "image", "0" * 64, "一、总则\n二、任务\n"),
        recognised=(Recognised(0, 4, 0.99), Recognised(5, 9, 0.91)),
    )
    assert [document.sureness_of(*span) for span in ((0, 3), (1, 7), (5, 9), (4, 5))] == [0.99, 0.91, 0.91, None]
