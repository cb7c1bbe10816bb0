"""ZIP archives: each member is a document; tricks with paths and sizes are refused."""

import io
import zipfile
from pathlib import Path

import pytest

from ingest.errors import Binary, Missing
from ingest.read.refusals import Damaged, Encrypted, NoPlans, SeveralDocuments, Unpacks, UnsafeMember
from ingest.sources import find_sources
from tests.files import PLAN, as_html, read, write_docx

TEXT = "一、总体要求\n到2025年，全市的消防安全水平明显提升。\n"


def write_zip(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_each_member_is_a_document_of_its_own(tmp_path: Path) -> None:
    word = write_docx(tmp_path / "x.docx", PLAN).read_bytes()
    archive = write_zip(
        tmp_path / "plans.zip",
        {
            "海城/source.txt": TEXT,
            "人才规划.docx": word,
            "页面.html": f"<html><body>{as_html(PLAN)}</body></html>",
            "__MACOSX/._a.txt": "x",
            "页面_files/logo.png": "x",
            "~$人才规划.docx": "x",
            "README.md": "x",
        },
    )
    sources = find_sources([archive])
    assert [source.name for source in sources] == [
        *("plans.zip!人才规划.docx", "plans.zip!海城/source.txt", "plans.zip!页面.html")
    ]
    documents = [read(source.path) for source in sources]
    assert [(d.name, d.format) for d in documents] == [
        (source.name, form) for source, form in zip(sources, ("docx", "text", "html"), strict=True)
    ]
    assert documents[1].text == TEXT
    assert len({document.sha256 for document in documents}) == 3


def test_an_archive_of_one_document_stands_for_it(tmp_path: Path) -> None:
    assert read(write_zip(tmp_path / "a.zip", {"a.txt": TEXT})).text == TEXT
    with pytest.raises(SeveralDocuments, match=r"2 documents.*a\.zip!a\.txt"):
        read(write_zip(tmp_path / "a.zip", {"a.txt": TEXT, "b.txt": TEXT}))
    with pytest.raises(NoPlans, match="no document"):
        read(write_zip(tmp_path / "a.zip", {"a.bin": TEXT}))
    with pytest.raises(Missing, match=r"a\.zip!c\.txt"):
        read(Path(f"{write_zip(tmp_path / 'a.zip', {'a.txt': TEXT})}!c.txt"))


def test_names_in_gb18030_are_read(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    name = "海城市规划.txt".encode("gb18030")
    write_zip(archive, {"x" * len(name): TEXT})
    archive.write_bytes(archive.read_bytes().replace(b"x" * len(name), name))
    assert [source.name for source in find_sources([archive])] == ["a.zip!海城市规划.txt"]
    assert read(find_sources([archive])[0].path).text == TEXT


@pytest.mark.parametrize("name", ["../a.txt", "a/../../b.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt"])
def test_members_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    archive = write_zip(tmp_path / "a.zip", {name: TEXT, "b.txt": TEXT})
    with pytest.raises(UnsafeMember, match="leads out"):
        read(archive)
    assert [source.path for source in find_sources([archive])] == [archive]


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    with pytest.raises(Unpacks, match=r"300,000,000 bytes.*QIANTOU_MAX_UNPACKED_BYTES"):
        read(write_zip(tmp_path / "a.zip", {"a.txt": bytes(300_000_000)}))
    with pytest.raises(Unpacks, match="QIANTOU_MAX_MEMBERS"):
        read(write_zip(tmp_path / "b.zip", {f"{i}.txt": b"" for i in range(30)}), max_members=20)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", TEXT)
    with pytest.raises(Binary, match="inside another"):
        read(write_zip(tmp_path / "c.zip", {"a.txt": inner.getvalue()}))


def test_damaged_and_encrypted_archives(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", {"a.txt": TEXT * 50})
    content = bytearray(archive.read_bytes())
    content[45] ^= 0xFF
    archive.write_bytes(content)
    with pytest.raises(Damaged, match="damaged"):
        read(archive)
    locked = bytearray(write_zip(tmp_path / "b.zip", {"a.txt": TEXT}).read_bytes())
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "b.zip").write_bytes(locked)
    with pytest.raises(Encrypted, match="encrypted"):
        read(tmp_path / "b.zip")


def test_other_forms_in_a_zip_are_named(tmp_path: Path) -> None:
    with pytest.raises(Binary, match="OFD"):
        read(write_zip(tmp_path / "a.ofd", {"OFD.xml": "<x/>"}))
    with pytest.raises(Binary, match="PowerPoint"):
        read(write_zip(tmp_path / "a.pptx", {"[Content_Types].xml": "<x/>", "ppt/a.xml": "<x/>"}))
