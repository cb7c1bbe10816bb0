"""A file's bytes with its name and hash, from the disk or out of an archive, before anything in them is looked at."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import Empty, IsFolder, Missing, TooLarge, Unreadable, Vanished
from ingest.settings import IngestSettings

ARCHIVE_SUFFIX = ".zip"


@dataclass(frozen=True, slots=True)
class RawFile:
    """`path` is as it was given (`archive.zip!member` for a member)."""

    path: Path
    content: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """The file's name; a member's is that of its archive and its own place in it."""
        archive, member = split_member(self.path)
        return self.path.name if member is None else f"{archive.name}!{member}"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def split_member(path: Path) -> tuple[Path, str | None]:
    """The archive and the member that a path names; (path, None) where it is a file of its own."""
    text = str(path)
    at = text.lower().find(f"{ARCHIVE_SUFFIX}!")
    if at < 0 or path.exists():
        return path, None
    end = at + len(ARCHIVE_SUFFIX)
    return Path(text[:end]), Path(text[end + 1 :]).as_posix()


def load_file(path: Path, settings: IngestSettings) -> RawFile:
    """The file's bytes; its size is looked at first, so that a huge file costs nothing."""
    limit = settings.max_bytes
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
    return RawFile(path, content)


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            raise IsFolder(path)
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        raise Missing(path) from None
    except OSError as error:
        raise Unreadable(path, error.strerror or str(error)) from error
