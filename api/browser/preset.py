"""What Neo4j Browser finds in its own store when it is first opened: where to connect, the style, the saved queries.

It keeps each of these as JSON in the page's local storage, under names that begin with `neo4j.`.
"""

from collections.abc import Sequence
from typing import Any

from api.browser.scripts import PICTURES, TABLES, Script
from api.browser.style import Rules

_CONNECTION = "$$discovery"
_FOLDERS = {PICTURES: "qiantou-pictures", TABLES: "qiantou-tables"}

_SHOWN_OFTEN_ENOUGH = 100
"""Of the notice that statistics are collected: here none are, no other host can be reached."""

FIRST = "overview"
"""The picture that the Browser shows once it is connected."""


def make_preset(address: str, database: str, rules: Rules, scripts: Sequence[Script]) -> dict[str, Any]:
    """By storage key. `address` is the host and port of the page itself, whose Bolt reads only."""
    return {
        "connections": _make_connections(address, database),
        "grass": rules,
        "folders": [{"id": _FOLDERS[folder], "name": folder.zh} for folder in (PICTURES, TABLES)],
        "documents": [
            {"id": f"qiantou-{script.name}", "folder": _FOLDERS[script.folder], "content": script.text}
            for script in scripts
        ],
        "udc": {"consentBannerShownCount": _SHOWN_OFTEN_ENOUGH},
        "settings": {"initCmd": _first_command(scripts), "allowUserStats": False, "allowCrashReports": False},
    }


def _first_command(scripts: Sequence[Script]) -> str:
    """In one line, as the Browser's settings show it."""
    first = next(script for script in scripts if script.name == FIRST)
    return " ".join(line.strip() for line in first.text.splitlines() if not line.startswith("//"))


def _make_connections(address: str, database: str) -> dict[str, Any]:
    """The Browser wants a user and a password to connect by itself; the relay puts the real ones in their place."""
    connection = {
        "id": _CONNECTION,
        "name": _CONNECTION,
        "type": "bolt",
        "host": f"bolt://{address}",
        "username": "reader",
        "password": "not-needed",
        "authenticationMethod": "NATIVE",
        "authEnabled": True,
        "requestedUseDb": database,
    }
    return {
        "allConnectionIds": [_CONNECTION],
        "connectionsById": {_CONNECTION: connection},
        "activeConnection": _CONNECTION,
    }
