"""What a plan was read with: a plan is read again when the program, a rule or a vocabulary has changed."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ingest.own_vocabulary import own_folder
from ingest.resolve.decisions import decisions_file

_HOME = Path(__file__).parents[1]
_READ_WITH = ("schema", "ingest", "data/vocabulary")
_OWN_SUFFIXES = frozenset({".toml", ".tsv"})
_SUFFIXES = _OWN_SUFFIXES | {".py"}


@cache
def reader_fingerprint() -> str:
    """The hash of everything that decides which facts a document gives."""
    digest = hashlib.sha256()
    for path in sorted(_files()):
        digest.update(path.relative_to(_HOME).as_posix().encode())
        digest.update(path.read_bytes())
    for name, path in _own_files():
        digest.update(name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _own_files() -> Iterator[tuple[str, Path]]:
    """The user's files, by their names inside their folder: where that lies does not matter."""
    folder, decisions = own_folder(), decisions_file()
    if folder is not None:
        own = sorted(path for path in folder.rglob("*") if path.suffix in _OWN_SUFFIXES)
        yield from ((path.relative_to(folder).as_posix(), path) for path in own)
    if decisions.is_file():
        yield decisions.name, decisions


def _files() -> Iterator[Path]:
    for folder in _READ_WITH:
        yield from (path for path in (_HOME / folder).rglob("*") if path.suffix in _SUFFIXES)
