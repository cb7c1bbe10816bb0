"""Which files a run reads, on a disk or in an object store, and how each comes to the machine that reads it."""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import fsspec

from ingest.errors import Missing, TooLarge, Unreadable
from ingest.settings import IngestSettings
from ingest.sources import list_files, may_hold_plans
from schema.evidence import Frozen

_URL_MARK = "://"


class Listed(Frozen):
    """A file by its path or URL; `state` tells whether it has changed since."""

    place: str
    state: str


def list_documents(places: Sequence[str]) -> tuple[Listed, ...]:
    """The files of these paths and URLs, each once, those of a folder in the order of their names."""
    found: dict[str, Listed] = {}
    for place in places:
        for listed in _in_store(place) if is_url(place) else _on_disk(Path(place)):
            found.setdefault(listed.place, listed)
    return tuple(found.values())


def is_url(place: str) -> bool:
    return _URL_MARK in place


@contextmanager
def at_hand(place: str, settings: IngestSettings) -> Iterator[Path]:
    """The file on this machine, for as long as it is needed; under its own name and its folder's, which name the plan."""
    if not is_url(place):
        yield Path(place)
        return
    with tempfile.TemporaryDirectory(prefix="qiantou-") as folder:
        *_, parent, name = PurePosixPath("/", place.partition(_URL_MARK)[2]).parts
        path = Path(folder) / parent.strip("/") / name
        path.parent.mkdir(exist_ok=True)
        _fetch(place, path, settings)
        yield path


def _fetch(place: str, path: Path, settings: IngestSettings) -> None:
    files, inside = fsspec.url_to_fs(place)
    try:
        size = int(files.size(inside) or 0)
        if size > settings.max_bytes:
            raise TooLarge(place, size=size, limit=settings.max_bytes)
        files.get_file(inside, str(path))
    except FileNotFoundError:
        raise Missing(place) from None
    except OSError as error:
        raise Unreadable(place, error.strerror or str(error)) from error


def _on_disk(path: Path) -> Iterator[Listed]:
    for file in list_files(path):
        state = file.stat() if file.is_file() else None
        yield Listed(place=str(file), state=f"{state.st_size}-{state.st_mtime_ns}" if state is not None else "")


def _in_store(url: str) -> Iterator[Listed]:
    files, root = fsspec.url_to_fs(url)
    inside = {
        PurePosixPath(path).relative_to(root): hashlib.sha256(
            repr(sorted(found.items(), key=repr)).encode()
        ).hexdigest()
        for path, found in files.find(root, detail=True).items()
    }
    plans = sorted(path for path in inside if may_hold_plans(path))
    for path in plans:
        yield Listed(place=f"{url.rstrip('/')}/{path}", state=inside[path])
    if not plans:
        yield Listed(place=url, state=next(iter(inside.values()), ""))
