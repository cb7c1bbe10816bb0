"""From the models to the database: uniqueness constraints, range indexes, full-text indexes."""

from collections.abc import Iterator

from schema.edges import EDGES
from schema.nodes import NODES, Owned

ANALYZER = "cjk"
"""Cuts Chinese into pairs of characters; the default analyzer is for Western text."""

_OPTIONS = f"{{ indexConfig: {{ `fulltext.analyzer`: '{ANALYZER}', `fulltext.eventually_consistent`: true }} }}"
"""Search follows a moment after each write, so that no transaction waits for it; await_search.cypher does."""


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
    for edge in EDGES:
        for keys in edge.ranked:
            name = "_".join((edge.type.lower(), *keys))
            yield f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{edge.type}]-() ON ({', '.join(f'r.{key}' for key in keys)})"


def _full_text() -> Iterator[str]:
    """One a label, so that the best of a label are found without the others; with the plan, so that one plan's are."""
    for node in NODES:
        if node.worded:
            keys = (*node.worded, "plan") if issubclass(node, Owned) else node.worded
            name = f"{node.label.lower()}_words"
            listed = ", ".join(f"n.{key}" for key in keys)
            yield f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{node.label}) ON EACH [{listed}] OPTIONS {_OPTIONS}"
