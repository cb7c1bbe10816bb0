"""Reading files: encodings are recognised, what cannot be read is refused by name."""

import codecs
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.errors import Binary, Empty, IngestError, IsFolder, Missing, TooLarge, Undecodable, Vanished
from ingest.read import read_document
from ingest.read.refusals import Damaged, TooLong
from ingest.settings import IngestSettings

TEXT = "一、总体要求\n到2025年，全市的消防安全水平和应急救援能力明显提升。\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
        TEXT.encode("gbk"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 be", "bare utf-16 le", "bare utf-16 be", "gb18030", "gbk"],
)
def test_encodings_are_recognised(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(content)
    document = read_document(path, IngestSettings())
    assert document.text == TEXT
    assert document.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "format_name"), [("a.txt", "text"), ("a.MD", "markdown"), ("a.markdown", "markdown"), ("a", "text")]
)
def test_the_suffix_names_the_format(tmp_path: Path, name: str, format_name: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT, encoding="utf-8")
    assert (read_document(path, IngestSettings()).format, read_document(path, IngestSettings()).name) == (
        format_name,
        name,
    )


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("一、总则\r\n全市的安全。".encode())
    assert "\r\n" in read_document(path, IngestSettings()).text


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", Empty, "empty"),
        (b"   \n\n\t ", Empty, "empty"),
        (b"%PDF-1.7\n\x00\x01\x02", Damaged, "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08", Damaged, "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Damaged, "picture"),
        (b"GIF89a" + bytes(40), Binary, "GIF"),
        (b"Rar!\x1a\x07\x00" + bytes(40), Binary, "RAR"),
        (bytes(range(256)) * 20, Binary, "zero bytes"),
        (b"\x01\x02\x03\x04\x05" * 200, Binary, "control"),
        (b"\xff\xfe\xfd\xfc\xfb\x81" * 50 + b"\xff", Undecodable, "UTF-8"),
        ("Größe und Maß für die Prüfung".encode("latin-1") * 30, Undecodable, "UTF-8"),
    ],
    ids=["empty", "blank", "pdf", "zip", "png", "gif", "rar", "bytes", "control", "noise", "latin-1"],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, error: type[IngestError], words: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(content)
    with pytest.raises(error, match=words) as caught:
        read_document(path, IngestSettings())
    assert "plan.txt" in str(caught.value)
    assert caught.value.advice


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(Missing, match=r"gone\.txt"):
        read_document(tmp_path / "gone.txt", IngestSettings())
    with pytest.raises(IsFolder, match="folder"):
        read_document(tmp_path, IngestSettings())


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "open", lambda *_args, **_options: pytest.fail("it was opened"))
    with pytest.raises(TooLarge, match=r"200,000,000 bytes.*QIANTOU_MAX_BYTES"):
        read_document(path, IngestSettings())


def test_the_limit_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("QIANTOU_MAX_BYTES", "10")
    with pytest.raises(TooLarge, match="limit of 10"):
        read_document(path, IngestSettings())


def test_a_file_that_vanishes_between_look_and_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")

    def vanish(self: Path, *_args: object, **_options: object) -> None:
        raise FileNotFoundError(self)

    monkeypatch.setattr(Path, "open", vanish)
    with pytest.raises(Vanished, match="vanished"):
        read_document(path, IngestSettings())


def test_a_text_beyond_all_plans_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("要加强领导。" * 100, encoding="utf-8")
    with pytest.raises(TooLong, match=r"500 characters.*QIANTOU_MAX_CHARACTERS"):
        read_document(path, IngestSettings(max_characters=500))


def test_reading_a_text_loads_no_library_of_other_forms(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from ingest.read import read_document; "
        "from ingest.settings import IngestSettings; read_document(Path(sys.argv[1]), IngestSettings()); "
        "print(sorted({'docx', 'lxml', 'openpyxl', 'pypdfium2', 'selectolax', 'rapidocr', 'numpy', 'PIL'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
