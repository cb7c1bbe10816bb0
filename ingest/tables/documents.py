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
    """A file by its path or URL; `state` tells whether it has changed since, and is empty where there was none."""

    place: str
    state: str
    within: str
    """The path or URL that named it: its own, or that of a folder around it."""


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
def at_hand(listed: Listed, settings: IngestSettings) -> Iterator[Path]:
    """The file on this machine, for as long as it is needed; under its own name and its folder's, which name the plan."""
    place = listed.place
    if not is_url(place):
        yield Path(place)
        return
    with tempfile.TemporaryDirectory(prefix="qiantou-") as folder:
        *_, parent, name = PurePosixPath("/", place.partition(_URL_MARK)[2]).parts
        path = Path(folder) / parent.strip("/") / name
        path.parent.mkdir(exist_ok=True)
        _fetch(listed, path, settings)
        yield path


def require_store(listed: Listed) -> None:
    """Where a file that was there cannot be had: is it this file alone? Raises TablesError where its store is gone.

    A key that ran out and a disk that was taken away would else make of every file left one that is refused for good.
    """
    if not listed.state:
        return
    files, inside = find_store(listed.within)
    if listed.within == listed.place:
        inside = inside.rpartition("/")[0] or "/"
    with reached(listed.within):
        files.invalidate_cache()
        if not files.ls(inside, detail=False):
            raise FileNotFoundError


def _fetch(listed: Listed, path: Path, settings: IngestSettings) -> None:
    """What is wrong with this file alone is an IngestError; a store that fails ends the run, which can go on later."""
    place = listed.place
    files, inside = find_store(place)
    try:
        with reached(place):
            size = int(files.size(inside) or 0)
        if size > settings.max_bytes:
            raise TooLarge(shown(place), size=size, limit=settings.max_bytes)
        with reached(place):
            files.get_file(inside, str(path))
    except PlaceMissing:
        require_store(listed)
        raise Missing(shown(place)) from None
    except PlaceRefused as error:
        require_store(listed)
        raise Unreadable(shown(place), "the store refuses it") from error


def _on_disk(path: Path) -> Iterator[Listed]:
    for file in list_files(path):
        state = file.stat() if file.is_file() else None
        told = f"{state.st_size}-{state.st_mtime_ns}" if state is not None else ""
        yield Listed(place=str(file), state=told, within=str(path))


def _in_store(url: str) -> Iterator[Listed]:
    files, root = find_store(url)
    with reached(url):
        found = files.find(root, detail=True)
    inside = {PurePosixPath(path).relative_to(root): _state(told) for path, told in found.items()}
    plans = sorted(path for path in inside if may_hold_plans(path))
    for path in plans:
        yield Listed(place=f"{url.rstrip('/')}/{path}", state=inside[path], within=url)
    if not plans:
        yield Listed(place=url, state=next(iter(inside.values()), ""), within=url)


def _state(told: Mapping[str, object]) -> str:
    """Of all that the store tells of a file."""
    return hashlib.sha256(repr(sorted(told.items(), key=repr)).encode()).hexdigest()
