"""The page of this room, made from its models: `python -m schema.describe` writes schema/README.md anew."""

from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Union, get_args, get_origin

from pydantic.fields import FieldInfo

from schema.constraints import ANALYZER, statements
from schema.edges import EDGES, Edge
from schema.nodes import NODES, Node, Owned
from schema.wording import Wording

PAGE = Path(__file__).with_name("README.md")

_HEAD = """\
# schema: the words of the house
<!-- Written by `python -m schema.describe` from the models; a test compares. -->

What the graph holds and what everything is called. This room imports nothing of ours and reads nothing but its own glossary.

| file | subject |
|---|---|
| `evidence.py` | a quote and its place: no fact is made without it |
| `nodes.py`, `edges.py` | one frozen model for each node and relationship |
| `facts.py` | the facts of one plan, as `extract` prints them and as the graph is written from |
| `ids.py` | ids computed from content |
| `roles.py`, `terms.toml`, `terms.py` | the closed sets, and the glossary with their Chinese and English labels |
| `wording.py` | a sentence in both languages |
| `constraints.py` | from the models to constraints and indexes |
| `describe.py` | this page |
"""

_INDEXES = """\
## Indexes
Every `id` is unique for its label. A property marked `·` has a range index: a query may start from it. Some groups of properties have one together,
of nodes and of relationships: it gives an answer's rows in their order, so that no more are looked at than are shown. A full-text
index a label, analyzer `{analyzer}`, serves search in names and words, and in those of one plan.

"""


def describe() -> str:
    """The whole page."""
    return "\n".join((_HEAD, *_nodes(), *_edges(), _indexes()))


def _nodes() -> Iterator[str]:
    yield "## Nodes\nA node marked *of a plan* carries `plan`, its plan's id, and goes when the plan goes.\n"
    for node in NODES:
        owned = " *Of a plan.*" if issubclass(node, Owned) else ""
        yield f"### `{node.label}`\n{node.means.zh}: {node.means.en}.{owned}\n"
        yield from _table(node.model_fields, marked=node.lookups)


def _edges() -> Iterator[str]:
    yield "## Relationships\n"
    yield "| type | between | read | read backwards | carries |\n|---|---|---|---|---|"
    for edge in EDGES:
        kept = ", ".join(f"`{name}`" for name in edge.model_fields if name not in Edge.model_fields)
        yield f"| `{edge.type}` | {_between(edge)} | {_read(edge.label)} | {_read(edge.reverse)} | {kept} |"
    yield ""


def _between(edge: type[Edge]) -> str:
    return "<br>".join(f"`(:{_labels(tails)})→(:{_labels(heads)})`" for tails, heads in edge.ends).replace("|", "\\|")


def _labels(nodes: tuple[type[Node], ...]) -> str:
    return "|".join(node.label for node in nodes)


def _read(words: Wording) -> str:
    return f"{words.zh}: {words.en}"


def _table(fields: dict[str, FieldInfo], marked: tuple[str, ...]) -> Iterator[str]:
    yield "| property | type | |\n|---|---|---|"
    for name, field in fields.items():
        mark = " ·" if name in marked else ""
        yield f"| `{name}`{mark} | {_type_of(field.annotation)} | {field.description or ''} |"
    yield ""


def _type_of(annotation: object) -> str:
    """A type as a reader of the page would say it: `string`, `date`, `strings`, the name of a closed set."""
    if get_origin(annotation) in (Union, UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return f"{_type_of(parts[0])} or null"
    if get_origin(annotation) is tuple:
        return f"{_type_of(get_args(annotation)[0])}s"
    plain = getattr(annotation, "__supertype__", annotation)
    names = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return names.get(plain) or f"{getattr(plain, '__name__', plain)}"  # type: ignore[call-overload]


def _indexes() -> str:
    made = "\n".join(statements())
    return _INDEXES.format(analyzer=ANALYZER) + f"```cypher\n{made}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(describe(), encoding="utf-8")
