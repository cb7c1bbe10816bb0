"""What a template must hold to: the schema's labels and types, its declared parameters and columns, no writing."""

import re
from collections.abc import Iterator

from queries.template import Template
from schema.edges import EDGES
from schema.nodes import NODES

LABELS = frozenset(node.label for node in NODES)
TYPES = frozenset(edge.type for edge in EDGES)
LIMIT = "limit"

NOT_CODE = re.compile(r"""//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\"""", re.DOTALL)
_LABELS_AND_TYPES = re.compile(r":(?=[A-Za-z(!])([A-Za-z_!&|()]+)")
_WORD = re.compile(r"[A-Za-z_]+")
_PARAMETER = re.compile(r"\$(\w+)")
_WRITES = re.compile(r"\b(CREATE|MERGE|DELETE|DETACH|SET|REMOVE|DROP|FOREACH|LOAD\s+CSV)\b", re.IGNORECASE)
_PROCEDURE = re.compile(r"\bCALL\s+([a-z][\w.]*)\s*\(", re.IGNORECASE)
_PROCEDURES = frozenset({"db.index.fulltext.queryNodes"})
_LAST_RETURN = re.compile(r".*\bRETURN\s+(?:DISTINCT\s+)?(.*?)\bORDER\s+BY\b.*\bLIMIT\s+\$limit\s*$", re.DOTALL)
_INNERMOST = re.compile(r"\{[^{}]*\}")
_ALIAS = re.compile(r"(?:\bAS\s+|^\s*)(\w+)\s*$")


def code_of(cypher: str) -> str:
    """The Cypher without comments and with empty strings."""
    return NOT_CODE.sub("''", cypher)


def unknown_names(cypher: str) -> tuple[str, ...]:
    """Labels and types that the schema does not have."""
    found = (word for match in _LABELS_AND_TYPES.findall(code_of(cypher)) for word in _WORD.findall(match))
    return tuple(sorted(set(found) - LABELS - TYPES))


def parameters_in(cypher: str) -> frozenset[str]:
    return frozenset(_PARAMETER.findall(code_of(cypher)))


def columns_in(cypher: str) -> tuple[str, ...] | None:
    """The names of what the last RETURN gives; None where it has no ORDER BY with LIMIT $limit at its end."""
    match = _LAST_RETURN.match(_outermost(code_of(cypher)))
    if match is None:
        return None
    names = (_ALIAS.search(part) for part in _split(match[1]))
    return tuple(name[1] if name else "?" for name in names)


def problems(template: Template) -> Iterator[str]:
    """What is wrong with this template, one sentence each."""
    code = code_of(template.cypher)
    if unknown := unknown_names(template.cypher):
        yield f"no such label or type in the schema: {', '.join(unknown)}"
    if writes := _WRITES.search(code):
        yield f"a question must not write: {writes[0]}"
    if called := sorted(set(_PROCEDURE.findall(code)) - _PROCEDURES):
        yield f"a question must not call {', '.join(called)}"
    declared = {parameter.name for parameter in template.parameters} | {LIMIT}
    if difference := sorted(declared ^ parameters_in(template.cypher)):
        yield f"declared and used parameters differ: {', '.join(difference)}"
    if missing := sorted(set(template.any_of) - declared):
        yield f"any_of names no parameter: {', '.join(missing)}"
    yield from _problems_of_columns(template)


def _problems_of_columns(template: Template) -> Iterator[str]:
    returned = columns_in(template.cypher)
    named = tuple(column.name for column in template.columns)
    if returned is None:
        yield "it must end in RETURN … ORDER BY … LIMIT $limit"
    elif returned != named:
        yield f"the header names the columns {named}, the last RETURN gives {returned}"


def _outermost(code: str) -> str:
    """The code without what stands in braces: maps and subqueries."""
    while True:
        code, count = _INNERMOST.subn("", code)
        if count == 0:
            return code


def _split(expressions: str) -> Iterator[str]:
    """The parts between the commas that stand in no bracket."""
    depth, start = 0, 0
    for at, character in enumerate(expressions):
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            yield expressions[start:at]
            start = at + 1
    yield expressions[start:]
