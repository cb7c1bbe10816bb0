"""How Neo4j Browser draws the graph, in its own two forms: a GraSS file, and the object that it keeps."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from schema.edges import EDGES
from schema.evidence import Frozen
from schema.nodes import NODES

STYLE = Path(__file__).with_name("style.toml")

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
Rules = dict[str, dict[str, str]]
"""Selector → property → value."""

_PLAIN_EDGE = "#a5abb6"
_DARK_TEXT, _LIGHT_TEXT = "#2a2c34", "#ffffff"
_DARKEST_FOR_DARK_TEXT = 0.5
_BORDER = 0.8


class NodeStyle(Frozen):
    """`caption` is the property that is written on the node."""

    colour: Colour
    diameter: int = Field(ge=20, le=120)
    caption: str


class EdgeStyle(Frozen):
    colour: Colour
    width: int = Field(ge=1, le=10)


class Style(Frozen):
    node: dict[str, NodeStyle]
    edge: dict[str, EdgeStyle]


@cache
def load_style() -> Style:
    return Style.model_validate(tomllib.loads(STYLE.read_text(encoding="utf-8")))


def make_rules() -> Rules:
    """Every label of the schema in its colour, every type with its Chinese words."""
    style = load_style()
    plain = EdgeStyle(colour=_PLAIN_EDGE, width=1)
    nodes = {f"node.{node.label}": _node_rule(style.node[node.label]) for node in NODES}
    edges = {f"relationship.{edge.type}": _edge_rule(style.edge.get(edge.type, plain), edge.label.zh) for edge in EDGES}
    everything = {"node": {"font-size": "10px"}, "relationship": {"font-size": "10px"}}
    return everything | nodes | edges


def render_grass(rules: Mapping[str, Mapping[str, str]]) -> str:
    return "\n".join(_render_rule(selector, rule) for selector, rule in rules.items())


def _render_rule(selector: str, rule: Mapping[str, str]) -> str:
    lines = (f"  {name}: {_quote(name, value)};" for name, value in rule.items())
    return "\n".join((f"{selector} {{", *lines, "}", ""))


def _quote(name: str, value: str) -> str:
    return f'"{value}"' if name == "caption" else value


def _node_rule(style: NodeStyle) -> dict[str, str]:
    return {
        "diameter": f"{style.diameter}px",
        "color": style.colour,
        "border-color": _darken(style.colour),
        "border-width": "2px",
        "text-color-internal": _text_on(style.colour),
        "caption": f"{{{style.caption}}}",
        "font-size": "10px",
    }


def _edge_rule(style: EdgeStyle, words: str) -> dict[str, str]:
    return {
        "color": style.colour,
        "shaft-width": f"{style.width}px",
        "text-color-external": _DARK_TEXT,
        "caption": words,
    }


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _darken(colour: str) -> str:
    return "#" + "".join(f"{round(channel * _BORDER):02x}" for channel in _channels(colour))


def _text_on(colour: str) -> str:
    """By how bright the eye finds the colour: green counts most, blue least."""
    red, green, blue = _channels(colour)
    brightness = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
    return _DARK_TEXT if brightness > _DARKEST_FOR_DARK_TEXT else _LIGHT_TEXT
