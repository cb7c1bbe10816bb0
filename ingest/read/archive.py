"""ZIP archives of plans: each member is a document of its own, named `archive.zip!member`."""

import zipfile
from pathlib import Path, PurePath, PurePosixPath

from ingest.errors import Missing, TooLarge
from ingest.read.raw import RawFile
from ingest.read.refusals import NoPlans, SeveralDocuments, UnsafeMember
from ingest.read.zipped import open_zip, read_member
from ingest.settings import IngestSettings

DOCUMENT_SUFFIXES = frozenset(
    {
        *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".shtml", ".docx", ".docm", ".xlsx", ".xlsm", ".pdf"),
        *(".png", ".jpg", ".jpeg", ".tif", ".tiff"),
    }
)
_NAMED_IN_UTF8 = 0x800
_ASIDE = frozenset({"readme", "license"})
_ASIDE_FOLDERS = ("__MACOSX", ".")
_SAVED_PARTS = ("_files", ".files")


def is_document(inside: PurePath) -> bool:
    """Whether a name, in a folder or an archive, is that of a document and not of what lies beside one."""
    if inside.suffix.lower() not in DOCUMENT_SUFFIXES or inside.stem.lower() in _ASIDE or inside.name.startswith("~$"):
        return False
    return not any(
        folder.startswith(_ASIDE_FOLDERS) or folder.endswith(_SAVED_PARTS) for folder in (*inside.parent.parts, "")
    ) and not inside.name.startswith(".")


def list_documents(raw: RawFile, settings: IngestSettings) -> tuple[str, ...]:
    """The members that are documents, by name; raises where the archive is damaged, too large or leads out of itself."""
    with open_zip(raw, settings) as opened:
        names = sorted(_name_of(raw.path, member) for member in opened.infolist() if not member.is_dir())
    return tuple(name for name in names if is_document(PurePosixPath(name)))


def find_only_document(raw: RawFile, settings: IngestSettings) -> str:
    """The one document of an archive."""
    members = list_documents(raw, settings)
    if not members:
        raise NoPlans(raw.path)
    if len(members) > 1:
        raise SeveralDocuments(raw.path, members)
    return members[0]


def load_member(archive: RawFile, member: str, settings: IngestSettings) -> RawFile:
    """A member's bytes under its own name."""
    path = Path(f"{archive.path}!{member}")
    with open_zip(archive, settings) as opened:
        for candidate in opened.infolist():
            if _name_of(archive.path, candidate) == member:
                if candidate.file_size > settings.max_bytes:
                    raise TooLarge(path, size=candidate.file_size, limit=settings.max_bytes)
                return RawFile(path, read_member(path, opened, candidate))
    raise Missing(path)


def _name_of(archive: Path, member: zipfile.ZipInfo) -> str:
    """A member's name. Chinese Windows writes names as GB18030 without saying so; they arrive as code page 437."""
    name = member.filename
    if not member.flag_bits & _NAMED_IN_UTF8 and not name.isascii():
        name = _decode_name(name)
    inside = PurePosixPath(name.replace("\\", "/"))
    if inside.is_absolute() or ".." in inside.parts or ":" in name[:3]:
        raise UnsafeMember(archive, name)
    return inside.as_posix()


def _decode_name(name: str) -> str:
    content = name.encode("cp437", errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
