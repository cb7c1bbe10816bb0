"""From values as they come (out of an address, a form, a program) to the values that a template takes."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import assert_never

from queries.errors import ParameterError
from queries.template import Parameter, Template, ValueType

DEFAULT_LIMIT = 100
MAX_LIMIT = 1000

_TRUE = frozenset({"true", "1", "yes", "是"})
_FALSE = frozenset({"false", "0", "no", "否"})
_SEARCH_MARKS = re.compile(r'[\s"\\]+')
"""What parts search words: inside quotes, only these two marks mean something to the search engine."""


def bind(template: Template, given: Mapping[str, object], limit: int | None = None) -> dict[str, object]:
    """Every parameter of the template with its value, and `limit`, at most MAX_LIMIT.

    Text is read as the type that the template asks for; null and empty text count as not given.
    """
    values = {name: value for name, value in given.items() if value is not None and value != ""}
    _require_known(template, values)
    bound: dict[str, object] = {p.name: _value_of(template, p, values.get(p.name)) for p in template.parameters}
    if template.any_of and all(bound[name] is None for name in template.any_of):
        raise ParameterError(f"{template.name}: give at least one of {', '.join(template.any_of)}")
    return bound | {"limit": _limit(template, limit)}


def _require_known(template: Template, values: Mapping[str, object]) -> None:
    names = {p.name for p in template.parameters}
    unknown = sorted(values.keys() - names)
    if unknown:
        known = ", ".join(sorted(names)) or "none"
        raise ParameterError(f"{template.name}: no parameter {unknown[0]!r}; it takes {known}")


def _limit(template: Template, limit: int | None) -> int:
    if limit is None:
        return DEFAULT_LIMIT
    if limit < 1:
        raise ParameterError(f"{template.name}: limit must be at least 1, got {limit!r}")
    return min(limit, MAX_LIMIT)


def _value_of(template: Template, parameter: Parameter, value: object) -> object:
    if value is None:
        if parameter.required:
            raise ParameterError(f"{template.name}: parameter {parameter.name!r} is required")
        value = parameter.default
    if value is None:
        return None
    try:
        read = _reader(parameter.type)(value)
    except (TypeError, ValueError) as error:
        message = f"{template.name}: parameter {parameter.name!r} takes a {parameter.type}, got {value!r}"
        raise ParameterError(message) from error
    if parameter.choices and read not in parameter.choices:
        choices = ", ".join(parameter.choices)
        raise ParameterError(f"{template.name}: parameter {parameter.name!r} is one of {choices}, got {value!r}")
    return read


def _reader(kind: ValueType) -> Callable[[object], object]:
    match kind:
        case ValueType.STRING:
            return _string
        case ValueType.STRINGS:
            return _strings
        case ValueType.INTEGER:
            return _integer
        case ValueType.NUMBER:
            return _number
        case ValueType.BOOLEAN:
            return _boolean
        case ValueType.DATE:
            return _date
        case ValueType.SEARCH:
            return _search
        case ValueType.NEAR:
            return _near
    assert_never(kind)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value.strip()


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if not isinstance(value, list | tuple | set | frozenset):
        raise TypeError(value)
    return [_string(part) for part in value]


def _integer(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError(value)
    return int(value)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError(value)
    return float(value)


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if value not in _TRUE | _FALSE:
        raise ValueError(value)
    return value in _TRUE


def _date(value: object) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    return datetime.date.fromisoformat(_string(value))


def _words(value: object) -> list[str]:
    """The words in quotes, so that nothing in them is an operator of the search engine."""
    words = [f'"{word}"' for word in _SEARCH_MARKS.split(_string(value)) if word]
    if not words:
        raise ValueError(value)
    return words


def _search(value: object) -> str:
    return " AND ".join(_words(value))


def _near(value: object) -> str:
    return " OR ".join(_words(value))
