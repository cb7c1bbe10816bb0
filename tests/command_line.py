"""The command line as a user runs it: a process of its own, with settings of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from queries.settings import StoreSettings
from queries.store import Store

QIANTOU = Path(sys.executable).with_name("qiantou")
COLUMNS = "120"
OWN_SETTINGS = ("NEO4J_", "QIANTOU_")
KEPT_SETTINGS = ("QIANTOU_JARS", "QIANTOU_JAR_LOCK", "QIANTOU_MAVEN_REPOSITORY")
"""Settings of the person who runs the tests must not reach the commands tested, but for where Neo4j comes from."""


@dataclass(frozen=True)
class Run:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def messages(self) -> list[str]:
        """What it said in its own name."""
        return [line for line in self.err.splitlines() if line.startswith("qiantou: ")]


@dataclass(frozen=True)
class CommandLine:
    """Runs `qiantou` with these settings."""

    settings: Mapping[str, str] = field(default_factory=dict)

    def environment(self, **settings: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OWN_SETTINGS)}
        kept |= {name: os.environ[name] for name in KEPT_SETTINGS if name in os.environ}
        return kept | {"COLUMNS": COLUMNS} | dict(self.settings) | settings

    def __call__(self, *arguments: str | Path, timeout: float = 180, **settings: str) -> Run:
        ended = subprocess.run(
            [str(QIANTOU), *map(str, arguments)],
            env=self.environment(**settings),
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        return Run(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture(scope="session")
def qiantou(store: Store, store_settings: StoreSettings) -> CommandLine:
    """The command line on the graph of this run. What the tests before wrote is still in it."""
    if store_settings.neo4j_uri is None:
        return CommandLine({"QIANTOU_HOME": str(store_settings.home)})
    password = store_settings.neo4j_password
    server = {
        "NEO4J_URI": store_settings.neo4j_uri,
        "NEO4J_USERNAME": store_settings.neo4j_username,
        "NEO4J_PASSWORD": "" if password is None else password.get_secret_value(),
        "NEO4J_DATABASE": store_settings.neo4j_database,
    }
    return CommandLine({"QIANTOU_HOME": str(store_settings.home), **server})


@pytest.fixture
def qiantou_alone(tmp_path: Path) -> CommandLine:
    """The command line without any database: nothing listens where it is told to look."""
    nowhere = {"NEO4J_URI": "bolt://127.0.0.1:9", "NEO4J_PASSWORD": "none"}
    return CommandLine({"QIANTOU_HOME": str(tmp_path / "home"), **nowhere})
