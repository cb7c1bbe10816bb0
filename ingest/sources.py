"""Which files a call names: files as they are, folders by the plans inside, archives by their members."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

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
        for file in _files(path):
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


def _files(path: Path) -> Iterable[Path]:
    if not path.is_dir():
        return (path,)
    inside = sorted(p for p in path.rglob("*") if p.is_file() and _is_plan(p.relative_to(path)))
    return inside or (path,)


def _is_plan(inside: Path) -> bool:
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
