"""A user's own folder of vocabulary and rules: its entries are added to the shipped ones, or stand in their place.

Every fault is named with the file and the line of the entry, and nothing is read before it is mended.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from ingest.errors import VocabularyError
from ingest.settings import VocabularySettings

SETTING = "QIANTOU_VOCABULARY"


class Entry(Protocol):
    """What a vocabulary is made of."""

    @property
    def id(self) -> str: ...


_Model = TypeVar("_Model", bound=BaseModel)
_Entry = TypeVar("_Entry", bound=Entry)


@cache
def own_folder() -> Path | None:
    """The folder that QIANTOU_VOCABULARY names."""
    folder = VocabularySettings().vocabulary
    if folder is not None and not folder.is_dir():
        raise VocabularyError(folder, f"{SETTING} names this folder, and there is none.")
    return folder


def own_file(name: str) -> Path | None:
    """The user's file of this name (`topics`, `rules/units`, `divisions.tsv`), if there is one."""
    folder = own_folder()
    path = folder / (name if "." in name else f"{name}.toml") if folder is not None else None
    return path if path is not None and path.is_file() else None


def read_own(name: str, model: type[_Model]) -> _Model | None:
    path = own_file(name)
    return read_entries(path, model) if path is not None else None


def read_entries(path: Path, model: type[_Model]) -> _Model:
    """A file of entries as its model; a VocabularyError names the line and the entry of what is wrong."""
    text = read_text(path)
    try:
        return model.model_validate(tomllib.loads(text))
    except ValidationError as error:
        raise VocabularyError(path, "; ".join(_faults(text, error))) from error
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(path, f"it is no TOML: {error}.") from error


def read_text(path: Path) -> str:
    """A file's text; a VocabularyError where it is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise VocabularyError(path, f"it is no UTF-8: {error}.") from error
    except OSError as error:
        raise VocabularyError(path, f"the system refuses to read it ({error.strerror}).") from error


def put_together(shipped: Iterable[_Entry], own: Iterable[_Entry]) -> tuple[_Entry, ...]:
    """All entries, those of the user in the place of shipped ones with the same id."""
    return tuple(({entry.id: entry for entry in shipped} | {entry.id: entry for entry in own}).values())


@contextmanager
def own_to_blame(*names: str) -> Iterator[None]:
    """The shipped files fit together: what does not fit any more is the user's file's fault, and said so."""
    try:
        yield
    except ValueError as error:
        paths = [path for name in names if (path := own_file(name)) is not None]
        if not paths:
            raise
        said = [str(fault["msg"]) for fault in error.errors()] if isinstance(error, ValidationError) else [str(error)]
        raise VocabularyError(paths[0], f"with the shipped vocabulary: {'; '.join(said)}.") from error


def _faults(text: str, error: ValidationError) -> Iterator[str]:
    for fault in error.errors():
        place: Sequence[int | str] = fault["loc"]
        field = ".".join(map(str, place[2:] if _is_entry(place) else place))
        yield f"{_entry(text, place)}{field}: {fault['msg']}" if field else f"{_entry(text, place)}{fault['msg']}"


def _is_entry(place: Sequence[int | str]) -> bool:
    return len(place) > 1 and isinstance(place[1], int)


def _entry(text: str, place: Sequence[int | str]) -> str:
    """The line that the entry begins at, and its sort."""
    if not place:
        return ""
    kind = str(place[0])
    number = int(place[1]) if _is_entry(place) else 0
    head = rf"^[ \t]*(?:\[\[?\s*{re.escape(kind)}\b.*|{re.escape(kind)}\s*[=.].*)$"
    starts = [match.start() for match in re.finditer(head, text, re.MULTILINE)]
    if number >= len(starts):
        return f"{kind} {number + 1}: "
    line = text.count("\n", 0, starts[number]) + 1
    return f"line {line}, {kind}: " if _is_entry(place) else f"line {line}: "
