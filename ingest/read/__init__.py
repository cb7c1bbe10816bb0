"""The first step of the walk: a file's bytes become a Document."""

import hashlib
from pathlib import Path

from ingest.errors import Empty, IsFolder, Missing, TooLarge, Unreadable, Vanished
from ingest.models import Document
from ingest.read.formats import reader_of
from ingest.settings import IngestSettings


def read_document(path: Path, settings: IngestSettings) -> Document:
    """The file as a Document; raises an IngestError that names it and what to do."""
    content = _read_bytes(path, settings.max_bytes)
    reader = reader_of(path)
    text = reader.decode(path, content)
    if not text.strip():
        raise Empty(path)
    return Document(name=path.name, format=reader.name, sha256=hashlib.sha256(content).hexdigest(), text=text)


def _read_bytes(path: Path, limit: int) -> bytes:
    """The file's bytes; its size is looked at first, so that a huge file costs nothing."""
    size = _size(path)
    if size > limit:
        raise TooLarge(path, size=size, limit=limit)
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise Vanished(path) from None
    except OSError as error:
        raise Unreadable(path, error.strerror or str(error)) from error
    if len(content) > limit:
        raise TooLarge(path, size=len(content), limit=limit)
    if not content:
        raise Empty(path)
    return content


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            raise IsFolder(path)
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        raise Missing(path) from None
    except OSError as error:
        raise Unreadable(path, error.strerror or str(error)) from error
