"""Pictures of the graph: queries that give nodes and edges, for people who look at them in Neo4j Browser."""

import datetime
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from queries.check import NOT_CODE, unknown_names
from queries.errors import TemplateError
from queries.template import Scalar
from schema.evidence import Frozen
from schema.wording import Wording

EXPLORE = Path(__file__).with_name("explore")

_MARK = "//"
_PARAMETER = re.compile(rf"{NOT_CODE.pattern}|\$(\w+)", NOT_CODE.flags)


class Picture(Frozen):
    """One query that draws a part of the graph; `parameters` are those of its example."""

    name: str
    title: Wording
    parameters: dict[str, Scalar] = Field(default_factory=dict)
    cypher: str


def load_pictures(folder: Path = EXPLORE) -> tuple[Picture, ...]:
    """In the order of their names; a TemplateError names the file that does not hold to the form."""
    return tuple(_read(path) for path in sorted(folder.glob("*.cypher")))


def _read(path: Path) -> Picture:
    header, cypher = split_header(path.read_text(encoding="utf-8"))
    try:
        picture = Picture(name=path.stem, cypher=cypher, **tomllib.loads(header))
    except (ValidationError, tomllib.TOMLDecodeError) as error:
        raise TemplateError(f"{path.name}: the header does not fit: {error}") from error
    if unknown := unknown_names(cypher):
        raise TemplateError(f"{path.name}: no such label or type in the schema: {', '.join(unknown)}")
    return picture


def split_header(text: str) -> tuple[str, str]:
    """The leading comment without its marks, and what follows it."""
    lines = text.splitlines()
    count = next((at for at, line in enumerate(lines) if not line.startswith(_MARK)), len(lines))
    header = (line.removeprefix(_MARK).removeprefix(" ") for line in lines[:count])
    return "\n".join(header), "\n".join(lines[count:]).strip() + "\n"


def write_values(cypher: str, parameters: Mapping[str, object]) -> str:
    """The query with values in the place of its parameters, so that it runs as it lies."""
    return _PARAMETER.sub(lambda found: _write_literal(parameters[found[1]]) if found[1] else found[0], cypher)


def _write_literal(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case datetime.date():
            return f"date('{value.isoformat()}')"
        case str():
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        case list() | tuple():
            return "[" + ", ".join(map(_write_literal, value)) + "]"
        case _:
            raise TypeError(f"no Cypher for {value!r}")
