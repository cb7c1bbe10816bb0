"""The first step of the walk: a file's bytes become a Document."""

from pathlib import Path

from ingest.errors import Binary
from ingest.models import Document
from ingest.read.apart import read_apart
from ingest.read.archive import find_only_document, load_member
from ingest.read.formats import reader_of
from ingest.read.raw import RawFile, load_file, split_member
from ingest.settings import IngestSettings


def read_document(path: Path, settings: IngestSettings) -> Document:
    """The file as a Document; raises an IngestError that names it and what to do.

    `archive.zip!member` is a member of an archive; an archive that holds one document stands for it.
    """
    return read_loaded(load(path, settings), settings)


def load(path: Path, settings: IngestSettings) -> RawFile:
    """The bytes of a file or of an archive's member."""
    archive, member = split_member(path)
    if member is None:
        return load_file(path, settings)
    return load_member(load_file(archive, settings), member, settings)


def read_loaded(raw: RawFile, settings: IngestSettings) -> Document:
    """The document in these bytes. A form with much behind it is read in a process of its own."""
    reader = reader_of(raw, settings)
    if reader is None:
        if split_member(raw.path)[1] is not None:
            raise Binary(raw.path, "a ZIP archive inside another")
        inside = find_only_document(raw, settings)
        return read_loaded(load_member(raw, inside, settings), settings)
    if reader.own_process is not None and len(raw.content) > reader.own_process:
        return read_apart(raw, reader.name, settings)
    return reader.read(raw, settings)
