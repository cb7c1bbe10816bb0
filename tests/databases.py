"""Which Neo4j the tests run on: a server that is named, one in Docker, or the embedded one. `scripts/test --neo4j` chooses."""

import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic import SecretStr

from queries.settings import StoreSettings

CHOICE = "TEST_NEO4J"
IMAGE = os.environ.get("TEST_NEO4J_IMAGE", "neo4j:5.26-community")


class Neo4jChoice(StrEnum):
    EMBEDDED = "embedded"
    DOCKER = "docker"
    URI = "uri"


def choose() -> Neo4jChoice:
    """What was asked for; else NEO4J_URI, else Docker where an engine answers, else the embedded Neo4j."""
    if asked := os.environ.get(CHOICE):
        return Neo4jChoice(asked)
    if os.environ.get("NEO4J_URI"):
        return Neo4jChoice.URI
    return Neo4jChoice.DOCKER if docker_answers() else Neo4jChoice.EMBEDDED


def docker_answers() -> bool:
    docker = shutil.which("docker")
    command = [str(docker), "version", "--format", "{{.Server.Version}}"]
    return docker is not None and subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def provide(home: Path) -> Iterator[StoreSettings]:
    """As the user has set them, but data in a folder of this run, and an engine that ends with it."""
    match choose():
        case Neo4jChoice.EMBEDDED:
            yield StoreSettings(neo4j_uri=None, home=home, linger_seconds=0)
        case Neo4jChoice.DOCKER:
            with _container() as settings:
                yield settings.model_copy(update={"home": home})
        case Neo4jChoice.URI:
            settings = StoreSettings(home=home)
            if settings.neo4j_uri is None:
                pytest.exit("--neo4j uri wants NEO4J_URI, and NEO4J_USERNAME and NEO4J_PASSWORD with it", 2)
            yield settings


@contextmanager
def _container() -> Iterator[StoreSettings]:
    from testcontainers.community.neo4j import Neo4jContainer

    password = secrets.token_urlsafe(16)
    with Neo4jContainer(IMAGE, password=password) as container:
        yield StoreSettings(neo4j_uri=container.get_connection_url(), neo4j_password=SecretStr(password))
