"""Which reader takes which file: one reader a format, found by the file's suffix."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.read.text import decode_text


@dataclass(frozen=True, slots=True)
class Reader:
    """`decode` turns a file's bytes into the original text that evidence counts in."""

    name: str
    suffixes: tuple[str, ...]
    decode: Callable[[Path, bytes], str]


TEXT = Reader("text", (".txt", ".text", ""), decode_text)
MARKDOWN = Reader("markdown", (".md", ".markdown"), decode_text)
READERS = (TEXT, MARKDOWN)


def reader_of(path: Path) -> Reader:
    """The reader for a file; what no reader claims is tried as text, whose reader knows binary files by their bytes."""
    suffix = path.suffix.lower()
    return next((reader for reader in READERS if suffix in reader.suffixes), TEXT)
