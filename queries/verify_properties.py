"""What the properties of a node or relationship must be by its model, as Cypher: there, of their kind, of their closed set."""

import datetime
from collections.abc import Iterable, Iterator
from enum import StrEnum

from pydantic.fields import FieldInfo

from schema.edges import Edge
from schema.evidence import Evidence
from schema.fields import is_optional, plain_type
from schema.nodes import Node

KEPT = "a property is missing or not what it must be, or its evidence has no words or no place"

_CYPHER: tuple[tuple[type, str], ...] = (
    (bool, "BOOLEAN"),  # before int, which it is a kind of
    (int, "INTEGER"),
    (float, "FLOAT"),
    (datetime.date, "DATE"),
    (str, "STRING"),
    (tuple, "LIST<STRING NOT NULL>"),
)


def not_as_modelled(name: str, model: type[Node] | type[Edge]) -> str:
    """The condition under which `name`, a variable, is not what its model says."""
    fields = {key: field for key, field in model.model_fields.items() if key not in Edge.model_fields}
    wrong = [condition for key, field in fields.items() for condition in _wrong(f"{name}.{key}", field)]
    if issubclass(model, Evidence):
        wrong += [f"{name}.quote = ''", f"{name}.start < 0", f"{name}.end <= {name}.start"]
    wrong.append(f"any(key IN keys({name}) WHERE NOT key IN {_write_list(_known(model))})")
    return " OR ".join(wrong)


def _wrong(value: str, field: FieldInfo) -> Iterator[str]:
    kind = plain_type(field.annotation)
    cypher = next(cypher for python, cypher in _CYPHER if issubclass(kind, python))
    yield f"{value} IS NOT :: {cypher}{'' if is_optional(field.annotation) else ' NOT NULL'}"
    if issubclass(kind, StrEnum):
        yield f"NOT {value} IN {_write_list(kind)}"


def _known(model: type[Node] | type[Edge]) -> Iterator[str]:
    """The ends of a relationship are no properties of it."""
    return (key for key in model.model_fields if issubclass(model, Node) or key not in Edge.model_fields)


def _write_list(values: Iterable[str]) -> str:
    return "[" + ", ".join(f"'{value}'" for value in values) + "]"
