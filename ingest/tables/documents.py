"""Which files a run reads, on a disk or in an object store, and how each comes to the machine that reads it."""

import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from ingest.errors import Missing, TooLarge, Unreadable
from ingest.settings import IngestSettings
from ingest.sources import list_files, may_hold_plans
from queries.errors import PlaceMissing, PlaceRefused
from queries.tables.reach import find_store, reached, shown
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
    """What is wrong with this file alone is an IngestError; a store that fails ends the run, which can go on later."""
    files, inside = find_store(place)
    try:
        with reached(place):
            size = int(files.size(inside) or 0)
        if size > settings.max_bytes:
            raise TooLarge(shown(place), size=size, limit=settings.max_bytes)
        with reached(place):
            files.get_file(inside, str(path))
    except PlaceMissing:
        raise Missing(shown(place)) from None
    except PlaceRefused as error:
        raise Unreadable(shown(place), "the store refuses it") from error


def _on_disk(path: Path) -> Iterator[Listed]:
    for file in list_files(path):
        state = file.stat() if file.is_file() else None
        yield Listed(place=str(file), state=f"{state.st_size}-{state.st_mtime_ns}" if state is not None else "")


def _in_store(url: str) -> Iterator[Listed]:
    files, root = find_store(url)
    with reached(url):
        found = files.find(root, detail=True)
    inside = {PurePosixPath(path).relative_to(root): _state(told) for path, told in found.items()}
    plans = sorted(path for path in inside if may_hold_plans(path))
    for path in plans:
        yield Listed(place=f"{url.rstrip('/')}/{path}", state=inside[path])
    if not plans:
        yield Listed(place=url, state=next(iter(inside.values()), ""))


def _state(told: Mapping[str, object]) -> str:
    """Of all that the store tells of a file."""
    return hashlib.sha256(repr(sorted(told.items(), key=repr)).encode()).hexdigest()
