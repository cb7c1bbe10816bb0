"""From a template to the models of its endpoint: its parameters as a query string, its columns as a row."""

import datetime
import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from api.settings import ApiSettings
from queries.template import Column, Parameter, Template, ValueType

_TYPES: dict[ValueType, Any] = {
    ValueType.STRING: str,
    ValueType.SEARCH: str,
    ValueType.NEAR: str,
    ValueType.STRINGS: list[str],
    ValueType.INTEGER: int,
    ValueType.NUMBER: float,
    ValueType.BOOLEAN: bool,
    ValueType.DATE: datetime.date,
}

LIMIT_PARAMETER = "limit"
_WORD = r'[^\s"\\]'
_EXAMPLES = Path(__file__).with_name("examples.toml")


class Rows(BaseModel):
    """The rows of a query; there may be more where `count` is `limit`."""

    model_config = ConfigDict(extra="forbid")

    query: str
    parameters: dict[str, Any]
    limit: int
    count: int


def parameters_model(template: Template, settings: ApiSettings, *, leave_out: str | None = None) -> type[BaseModel]:
    """The query string of a template's endpoint; `leave_out` is the parameter that stands in the path."""
    fields: dict[str, Any] = {p.name: _parameter(p) for p in template.parameters if p.name != leave_out}
    fields[LIMIT_PARAMETER] = limit_field(settings)
    config = ConfigDict(extra="forbid", frozen=True)
    return create_model(f"{_camel(template.name)}Parameters", __config__=config, **fields)


def limit_field(settings: ApiSettings) -> Any:
    return Annotated[
        int, Field(ge=1, le=settings.max_limit, description="at most so many rows")
    ], settings.default_limit


def rows_model(template: Template) -> type[Rows]:
    """What a template's endpoint answers with."""
    rows: Any = list[row_model(template)]  # type: ignore[misc]
    return create_model(f"{_camel(template.name)}Rows", __base__=Rows, rows=(rows, ...))


def row_model(template: Template) -> type[BaseModel]:
    """One row of a template."""
    example = {column.name: _examples()[column.name] for column in template.columns}
    config = ConfigDict(extra="forbid", json_schema_extra={"examples": [example]})
    return create_model(
        f"{_camel(template.name)}Row",
        __config__=config,
        **{column.name: _column(column) for column in template.columns},
    )


@cache
def _examples() -> dict[str, Any]:
    """One value for each column, the same wherever it stands."""
    return tomllib.loads(_EXAMPLES.read_text(encoding="utf-8"))


def _parameter(parameter: Parameter) -> Any:
    kind = _TYPES[parameter.type]
    field = Field(
        description=f"{parameter.meaning.en} {parameter.meaning.zh}",
        examples=[] if parameter.example is None else [parameter.example],
        pattern=_pattern(parameter),
        json_schema_extra={"enum": list(parameter.choices)} if parameter.choices else None,
    )
    return (Annotated[kind, field], ...) if parameter.required else (Annotated[kind | None, field], parameter.default)


def _pattern(parameter: Parameter) -> str | None:
    """Text that is empty counts as not given; search words must be more than marks of the search engine."""
    match parameter.type:
        case ValueType.SEARCH | ValueType.NEAR:
            return _WORD if parameter.required else rf"^$|{_WORD}"
        case ValueType.STRING if parameter.required:
            return r"\S"
        case _:
            return None


def _column(column: Column) -> Any:
    return Annotated[_TYPES[column.type] | None, Field(description=f"{column.meaning.en} {column.meaning.zh}")], ...


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))
