"""Which files a call names: files as they are, folders by the plans inside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

PLAN_SUFFIXES = frozenset({".txt", ".md", ".markdown"})
SOURCE_STEM = "source"
"""A plan folder holds the document under this stem; the folder's name is then the plan's."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document to read, and the name that its plan goes by."""

    path: Path
    name: str


def find_sources(paths: Sequence[Path]) -> tuple[Source, ...]:
    """The documents of these paths, each once, those of a folder in the order of their names.

    A path that is no folder is kept as it is, and so is a folder without any plan: reading them gives the error.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        for document in _documents(path):
            found.setdefault(document, Source(path=document, name=source_name(document)))
    return tuple(found.values())


def source_name(path: Path) -> str:
    """The name that a document's plan goes by: its folder's for `<plan>/source.txt`, else the file's own."""
    return path.resolve().parent.name if path.stem == SOURCE_STEM else path.name


def _documents(path: Path) -> Iterable[Path]:
    if not path.is_dir():
        return (path,)
    inside = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in PLAN_SUFFIXES)
    return [p for p in inside if p.stem.lower() not in {"readme", "license"}] or (path,)
