"""A backup as a file: one line of JSON for each node and relationship, between a first line and a last, gzipped.

The same graph gives the same bytes. A file whose last line is missing or counts otherwise is not whole.
"""

import datetime
import gzip
import io
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal

from pydantic import JsonValue, TypeAdapter, ValidationError

from queries.errors import BackupError
from schema.evidence import Frozen
from schema.nodes import SCHEMA_VERSION

FORM = 1
_DATE = "date"
_BUFFER_BYTES = 1 << 20

Properties = dict[str, JsonValue]


class Head(Frozen):
    """The first line: which form the file has, and which schema the graph."""

    kind: Literal["head"] = "head"
    form: int
    version: int


class NodeLine(Frozen):
    kind: Literal["node"] = "node"
    label: str
    properties: Properties


class EdgeLine(Frozen):
    """The ends by label and id, which are the same in every database."""

    kind: Literal["edge"] = "edge"
    type: str
    tail: tuple[str, str]
    head: tuple[str, str]
    properties: Properties


class Tail(Frozen):
    """The last line: how many of each there are."""

    kind: Literal["tail"] = "tail"
    nodes: int
    edges: int


Line = Head | NodeLine | EdgeLine | Tail

_LINE: TypeAdapter[Line] = TypeAdapter(Line)


def to_line(line: Line) -> bytes:
    return json.dumps(line.model_dump(), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def pack(properties: object) -> Properties:
    """Properties as Neo4j gives them, as JSON can hold them. Raises BackupError for what no model of ours has."""
    if not isinstance(properties, Mapping):
        raise BackupError(f"these are no properties: {properties!r}")
    return {str(key): _pack(value) for key, value in properties.items()}


def unpack(properties: Mapping[str, JsonValue]) -> dict[str, object]:
    """Properties as Neo4j takes them."""
    return {key: _unpack(value) for key, value in properties.items()}


def _pack(value: object) -> JsonValue:
    if type(value) is datetime.date:
        return {_DATE: value.isoformat()}
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, list):
        return [_pack(part) for part in value]
    raise BackupError(f"a property of the graph is {value!r}, which no plan gives: see `qiantou verify`")


def _unpack(value: JsonValue) -> object:
    if isinstance(value, dict):
        return datetime.date.fromisoformat(str(value[_DATE]))
    return value


@contextmanager
def create_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place only when it is whole, and that nobody else can read."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as raw:
            packed = gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0)
            with packed, io.BufferedWriter(packed, _BUFFER_BYTES) as file:
                yield file
            raw.flush()
            os.fsync(raw.fileno())
        draft.replace(path)
    except OSError as error:
        raise BackupError(f"cannot write {path}: {error.strerror or error}. Name a file that can be written") from error
    finally:
        draft.unlink(missing_ok=True)


def read_lines(path: Path) -> Iterator[NodeLine | EdgeLine]:
    """The lines between the first and the last, which are checked. Raises BackupError; the first one before any line."""
    nodes = edges = 0
    line: Line | None = None
    for line in _read(path):
        if isinstance(line, Head):
            _check_head(path, line)
        elif isinstance(line, NodeLine):
            nodes += 1
            yield line
        elif isinstance(line, EdgeLine):
            edges += 1
            yield line
    if line != Tail(nodes=nodes, edges=edges):
        raise BackupError(f"{path} is not whole: it ends before its last line. Use another backup")


def _read(path: Path) -> Iterator[Line]:
    number = 0
    try:
        with gzip.open(path, "rb") as file:
            for number, text in enumerate(file, start=1):
                line = _LINE.validate_json(text)
                if (number == 1) != isinstance(line, Head):
                    raise BackupError(f"{path}, line {number}: this is no backup of qiantou")
                yield line
    except (gzip.BadGzipFile, EOFError, zlib.error, ValidationError) as error:
        raise BackupError(f"{path}, after line {number}: this is no backup of qiantou, or not a whole one") from error
    except OSError as error:
        raise BackupError(f"cannot read {path}: {error.strerror or error}") from error


def _check_head(path: Path, head: Head) -> None:
    if (head.form, head.version) != (FORM, SCHEMA_VERSION):
        raise BackupError(
            f"{path} holds schema {head.version} in form {head.form}, and this program speaks schema {SCHEMA_VERSION} "
            f"in form {FORM}: restore it with the program that made it, or read the plans again"
        )
