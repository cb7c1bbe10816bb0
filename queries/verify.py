"""What must never be found in the graph: the rules of verify/, and those that follow from the models."""

import re
from functools import cache
from pathlib import Path

from queries.check import unknown_names
from queries.errors import TemplateError
from queries.verify_properties import KEPT, not_as_modelled
from schema.constraints import statements
from schema.edges import DUTIES, EDGES, Duty, Edge
from schema.evidence import Frozen
from schema.nodes import NODES, Node
from schema.roles import Role

FOLDER = Path(__file__).with_name("verify")

_NAME = re.compile(r"CREATE (?:CONSTRAINT|INDEX|FULLTEXT INDEX) (\w+)")


class Rule(Frozen):
    """`cypher` gives `plan` (an id, or null) and `subject` of what breaks the rule, at most $limit; `means` says how."""

    name: str
    means: str
    cypher: str


@cache
def load_rules() -> tuple[Rule, ...]:
    """Every rule, those that follow from the models last."""
    written = (_read_rule(path) for path in sorted(FOLDER.glob("*.cypher")))
    of_nodes = (*map(_properties, NODES), _labels())
    of_edges = (*map(_edge_properties, EDGES), *map(_ends, EDGES), *map(_role, DUTIES.items()), _types())
    return (*written, *of_nodes, *of_edges)


def expected_indexes() -> frozenset[str]:
    """The names of all constraints and indexes."""
    return frozenset(match[1] for statement in statements() if (match := _NAME.match(statement)))


def _read_rule(path: Path) -> Rule:
    cypher = path.read_text(encoding="utf-8")
    if unknown := unknown_names(cypher):
        raise TemplateError(f"{path.name}: no such label or type in the schema: {', '.join(unknown)}")
    return Rule(name=path.stem, means=cypher.partition("\n")[0].removeprefix("// ").rstrip("."), cypher=cypher)


def _properties(node: type[Node]) -> Rule:
    return Rule(
        name=f"properties-{node.label}",
        means=KEPT,
        cypher=f"MATCH (n:{node.label}) WHERE {not_as_modelled('n', node)} "
        f"RETURN {_plan('n')} AS plan, '{node.label} ' + coalesce(n.id, '?') AS subject {_END}",
    )


def _edge_properties(edge: type[Edge]) -> Rule:
    return Rule(
        name=f"properties-{edge.type}",
        means=KEPT,
        cypher=f"MATCH (tail)-[r:{edge.type}]->(head) WHERE {not_as_modelled('r', edge)} "
        f"RETURN coalesce({_plan('tail')}, {_plan('head')}) AS plan, {_between(edge)} AS subject {_END}",
    )


def _ends(edge: type[Edge]) -> Rule:
    allowed = " OR ".join(
        f"((tail:{'|'.join(node.label for node in tails)}) AND (head:{'|'.join(node.label for node in heads)}))"
        for tails, heads in edge.ends
    )
    return Rule(
        name=f"ends-{edge.type}",
        means="the relationship connects what it must not",
        cypher=f"MATCH (tail)-[r:{edge.type}]->(head) WHERE NOT ({allowed}) "
        f"RETURN coalesce({_plan('tail')}, {_plan('head')}) AS plan, {_between(edge)} AS subject {_END}",
    )


def _role(duty: tuple[Role, type[Duty]]) -> Rule:
    role, edge = duty
    return Rule(
        name=f"role-{edge.type}",
        means=f"its role is not {role!r}",
        cypher=f"MATCH (tail)-[r:{edge.type}]->(head) WHERE r.role <> '{role}' "
        f"RETURN {_plan('head')} AS plan, {_between(edge)} AS subject {_END}",
    )


def _labels() -> Rule:
    known = "|".join(node.label for node in NODES)
    return Rule(
        name="labels",
        means="the schema has no such node",
        cypher=f"MATCH (n) WHERE NOT n:{known} OR size(labels(n)) > 1 RETURN null AS plan, "
        f"reduce(said = '', label IN labels(n) | said + label + ' ') + coalesce(toString(n.id), '') AS subject {_END}",
    )


def _types() -> Rule:
    known = "|".join(edge.type for edge in EDGES)
    return Rule(
        name="types",
        means="the schema has no such relationship",
        cypher=f"MATCH (tail)-[r]->(head) WHERE NOT r:{known} "
        f"RETURN coalesce({_plan('tail')}, {_plan('head')}) AS plan, "
        f"type(r) + ' ' + coalesce(tail.id, '?') + ' → ' + coalesce(head.id, '?') AS subject {_END}",
    )


_END = "ORDER BY plan, subject LIMIT $limit"


def _plan(name: str) -> str:
    return f"coalesce({name}.plan, CASE WHEN {name}:Plan THEN {name}.id END)"


def _between(edge: type[Edge]) -> str:
    return f"'{edge.type} ' + coalesce(tail.id, '?') + ' → ' + coalesce(head.id, '?')"
