"""From the models to the database: uniqueness constraints, range indexes, full-text indexes."""

from collections.abc import Iterator

from schema.edges import NamedIn
from schema.nodes import NODES, Node

ANALYZER = "cjk"
"""Cuts Chinese into pairs of characters; the default analyzer is for Western text."""

_OPTIONS = f"{{ indexConfig: {{ `fulltext.analyzer`: '{ANALYZER}', `fulltext.eventually_consistent`: true }} }}"
"""Search follows a moment after each write, so that no transaction waits for it; await_search.cypher does."""

NAMES = "names"
WORDS = "words"
"""The full-text indexes: of what things are called, and of everything that they say."""


def statements() -> tuple[str, ...]:
    """The statements that make constraints and indexes; each does nothing where its own is there already."""
    return (*constraints(), *_indexes(), *_full_text())


def constraints() -> Iterator[str]:
    """Those alone that finding a node by its id needs."""
    for node in NODES:
        name = f"{node.label.lower()}_id"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{node.label}) REQUIRE n.id IS UNIQUE"


def _indexes() -> Iterator[str]:
    for node in NODES:
        for key in node.lookups:
            name = f"{node.label.lower()}_{key}"
            yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{node.label}) ON (n.{key})"
        for keys in node.ranked:
            name = "_".join((node.label.lower(), *keys))
            yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{node.label}) ON ({', '.join(f'n.{key}' for key in keys)})"
    name = f"{NamedIn.type.lower()}_written"
    yield f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{NamedIn.type}]-() ON (r.written)"


def _full_text() -> Iterator[str]:
    yield _full_text_index(NAMES, {node: node.named for node in NODES if node.named})
    yield _full_text_index(WORDS, {node: node.worded for node in NODES if node.worded})


def _full_text_index(name: str, properties: dict[type[Node], tuple[str, ...]]) -> str:
    labels = "|".join(node.label for node in properties)
    keys = ", ".join(f"n.{key}" for key in sorted({key for keys in properties.values() for key in keys}))
    return f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{labels}) ON EACH [{keys}] OPTIONS {_OPTIONS}"
