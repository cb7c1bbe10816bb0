"""Which files a call names: files as they are, folders by the plans inside, archives by their members."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from ingest.errors import IngestError
from ingest.read.archive import DOCUMENT_SUFFIXES, is_document, list_documents
from ingest.read.raw import ARCHIVE_SUFFIX, load_file, split_member
from ingest.settings import IngestSettings

PLAN_SUFFIXES = DOCUMENT_SUFFIXES | {ARCHIVE_SUFFIX}
SOURCE_STEM = "source"
"""A plan folder holds the document under this stem; the folder's name is then the plan's."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document to read, and the name that its plan goes by."""

    path: Path
    name: str


def find_sources(paths: Sequence[Path], settings: IngestSettings | None = None) -> tuple[Source, ...]:
    """The documents of these paths, each once, those of a folder or archive in the order of their names.

    A path that is no folder is kept as it is, and so is a folder without any plan or an archive that cannot be
    listed: reading them gives the error.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        for file in list_files(path):
            for document in _documents(file, settings or IngestSettings()):
                found.setdefault(document, Source(path=document, name=source_name(document)))
    return tuple(found.values())


def source_name(path: Path) -> str:
    """The name that a document's plan goes by: its folder's for `<plan>/source.txt`, else the file's own.

    An archive's member goes by `archive.zip!member`.
    """
    archive, member = split_member(path)
    if member is not None:
        return f"{archive.name}!{member}"
    return path.resolve().parent.name if path.stem == SOURCE_STEM else path.name


def list_files(path: Path) -> Iterable[Path]:
    """The files of a folder that may hold plans; what is no folder, or holds none, as it is."""
    if not path.is_dir():
        return (path,)
    inside = sorted(p for p in path.rglob("*") if p.is_file() and may_hold_plans(p.relative_to(path)))
    return inside or (path,)


def may_hold_plans(inside: PurePath) -> bool:
    """By its name in a folder: a document, or an archive."""
    suffix = inside.suffix.lower()
    return suffix in PLAN_SUFFIXES and is_document(inside.with_suffix(".txt") if suffix == ARCHIVE_SUFFIX else inside)


def _documents(file: Path, settings: IngestSettings) -> Iterable[Path]:
    if file.suffix.lower() != ARCHIVE_SUFFIX or not file.is_file():
        return (file,)
    try:
        members = list_documents(load_file(file, settings), settings)
    except IngestError:
        return (file,)
    return [Path(f"{file}!{member}") for member in members] or (file,)
