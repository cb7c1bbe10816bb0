"""A question as a file: Cypher with a TOML header in its leading comment, read into a frozen model."""

import datetime
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from queries.errors import TemplateError
from schema.evidence import Frozen
from schema.wording import Wording

GLOSSARY = Path(__file__).with_name("glossary.toml")

Scalar = str | int | float | bool | datetime.date
Value = Scalar | tuple[str, ...]


class ValueType(StrEnum):
    """What a parameter takes and a column gives."""

    STRING = "string"
    STRINGS = "strings"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    SEARCH = "search"
    """Words that must all stand in what is found."""
    NEAR = "near"
    """Words of which some should stand in what is found, the more the better."""


class Parameter(Frozen):
    """What a template is asked with. A parameter that is not required and not given is null."""

    name: str
    type: ValueType
    meaning: Wording
    choices: tuple[str, ...] = ()
    required: bool = False
    default: Value | None = None
    example: Value | None = None


class Column(Frozen):
    """What a row of the answer holds."""

    name: str
    type: ValueType
    meaning: Wording


class Template(Frozen):
    """One question: how it is asked, what it needs, what it gives, and the Cypher that answers it."""

    name: str
    title: Wording
    question: Wording
    tags: tuple[str, ...] = Field(min_length=1)
    any_of: tuple[str, ...] = ()
    """Parameters of which at least one must be given."""
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...] = Field(min_length=1)
    cypher: str

    @property
    def example(self) -> dict[str, Value]:
        """The parameters of the example."""
        return {p.name: p.example for p in self.parameters if p.example is not None}


class _Use(Frozen):
    """A parameter as a header names it; its type and meaning stand in the glossary."""

    required: bool = False
    default: Value | None = None
    example: Value | None = None


class _Header(Frozen):
    title: Wording
    question: Wording
    tags: tuple[str, ...]
    columns: tuple[str, ...]
    any_of: tuple[str, ...] = ()
    parameters: dict[str, _Use] = Field(default_factory=dict)


class _Entry(Wording):
    """A word of the glossary: what it means wherever it is used."""

    type: ValueType
    choices: tuple[str, ...] = ()


class _Glossary(Frozen):
    parameters: dict[str, _Entry]
    columns: dict[str, _Entry]


def read_template(path: Path) -> Template:
    """The template of this file; a TemplateError names the file and what is wrong in its header."""
    text = path.read_text(encoding="utf-8")
    try:
        header = _Header.model_validate(tomllib.loads(_header_of(text)))
        parameters = tuple(_parameter(path, name, use) for name, use in header.parameters.items())
        columns = tuple(_column(path, name) for name in header.columns)
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise TemplateError(f"{path.name}: the header does not fit: {'; '.join(faults)}") from error
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{path.name}: the header is no TOML: {error}") from error
    return Template(
        name=path.stem,
        title=header.title,
        question=header.question,
        tags=header.tags,
        any_of=header.any_of,
        parameters=parameters,
        columns=columns,
        cypher=text,
    )


@cache
def load_glossary() -> _Glossary:
    """The words that headers are made of: each parameter and column once, so that it means the same everywhere."""
    return _Glossary.model_validate(tomllib.loads(GLOSSARY.read_text(encoding="utf-8")))


def _header_of(text: str) -> str:
    """The leading comment without its marks."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        lines.append(line.removeprefix("//").removeprefix(" "))
    return "\n".join(lines)


def _meaning(path: Path, name: str, entries: Mapping[str, _Entry]) -> dict[str, Any]:
    if name not in entries:
        raise TemplateError(f"{path.name}: {name!r} does not stand in {GLOSSARY.name}")
    entry = entries[name]
    return {"name": name, "type": entry.type, "meaning": Wording(zh=entry.zh, en=entry.en)}


def _parameter(path: Path, name: str, use: _Use) -> Parameter:
    entries = load_glossary().parameters
    meaning = _meaning(path, name, entries)
    return Parameter(**meaning, choices=entries[name].choices, **use.model_dump())


def _column(path: Path, name: str) -> Column:
    return Column(**_meaning(path, name, load_glossary().columns))
