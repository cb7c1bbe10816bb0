"""The compose file and the image that it builds: no password, health checks, nothing as root, nothing written inside."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from api.routers.health import router
from tests.databases import docker_answers

ROOT = Path(__file__).parents[1]
COMPOSE = ROOT / "docker-compose.yml"
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
ROOMS = ("schema", "queries", "ingest", "api")
PASSWORD = "${NEO4J_PASSWORD:?set NEO4J_PASSWORD}"  # noqa: S105 - a place for one


@cache
def services() -> dict[str, Any]:
    return dict(yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"])


def test_the_password_comes_from_the_environment() -> None:
    assert services()["neo4j"]["environment"]["NEO4J_AUTH"] == f"neo4j/{PASSWORD}"
    assert services()["qiantou"]["environment"]["NEO4J_PASSWORD"] == PASSWORD
    given = [value for service in services().values() for value in service["environment"].values()]
    assert [value for value in given if "pass" in value.lower().replace(PASSWORD.lower(), "")] == []


def test_the_service_waits_for_a_healthy_database() -> None:
    assert "test" in services()["neo4j"]["healthcheck"]
    assert services()["qiantou"]["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert services()["qiantou"]["environment"]["NEO4J_URI"] == "bolt://neo4j:7687"


@pytest.mark.parametrize("service", ["neo4j", "qiantou"])
def test_a_service_that_ended_is_started_again(service: str) -> None:
    assert services()[service]["restart"] == "unless-stopped"


def test_the_image_asks_the_api_how_it_is() -> None:
    [path] = re.findall(r"http://127\.0\.0\.1:8000(/\w+)", DOCKERFILE)
    assert path in {getattr(route, "path", "") for route in router.routes}


def test_the_database_keeps_its_data_and_has_its_memory() -> None:
    assert "neo4j-data:/data" in services()["neo4j"]["volumes"]
    memory = [name for name in services()["neo4j"]["environment"] if name.startswith("NEO4J_server_memory")]
    assert len(memory) == 3


def test_the_service_writes_nothing_inside_its_image() -> None:
    service = services()["qiantou"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert all(mount.endswith(":ro") for mount in service["volumes"])


@pytest.mark.parametrize("service", ["neo4j", "qiantou"])
def test_nothing_is_open_to_other_computers(service: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in services()[service]["ports"])


def test_the_image_runs_as_a_user_of_its_own() -> None:
    last_stage = DOCKERFILE.split("FROM ")[-1]
    [user] = re.findall(r"^USER (\w+)$", last_stage, re.M)
    assert user != "root"
    assert last_stage.index(f"USER {user}") < last_stage.index('CMD ["qiantou"')


def test_the_image_has_every_room() -> None:
    assert [room for room in ROOMS if f"COPY {room} {room}\n" not in DOCKERFILE] == []


def test_the_image_is_built_from_the_locks_alone() -> None:
    commands = re.findall(r"pip (?:--python \S+ )?(?:install|wheel) .*", DOCKERFILE)
    of_locks = [command for command in commands if "--require-hashes -r requirements" in command]
    others = [command for command in commands if command not in of_locks]
    assert len(of_locks) == 2
    assert [command for command in others if "--no-deps" not in command] == []
    assert "--no-build-isolation" in DOCKERFILE  # else pip fetches what builds the package, unlocked
    tool = re.findall(r'requires = \["(\w+)', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert [f"{name}==" in (ROOT / "requirements-build.lock").read_text(encoding="utf-8") for name in tool] == [True]


def test_a_password_in_a_file_goes_neither_into_the_image_nor_into_git() -> None:
    """Compose reads `.env` beside the compose file."""
    for name in (".dockerignore", ".gitignore"):
        assert ".env" in (ROOT / name).read_text(encoding="utf-8").splitlines()


def test_compose_reads_the_file() -> None:
    docker = shutil.which("docker")
    if docker is None or subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:
        pytest.skip("no `docker compose` here")
    command = [docker, "compose", "--file", str(COMPOSE), "config", "--quiet"]
    without = {name: value for name, value in os.environ.items() if name != "NEO4J_PASSWORD"}
    assert subprocess.run(command, env={**without, "NEO4J_PASSWORD": "x"}, check=False).returncode == 0
    refused = subprocess.run(command, env=without, capture_output=True, text=True, check=False)
    assert (refused.returncode != 0, "set NEO4J_PASSWORD" in refused.stderr) == (True, True)


@pytest.mark.timeout(1800)
def test_compose_brings_both_up() -> None:
    if not docker_answers():
        pytest.skip("no Docker engine answers here")
    from testcontainers.compose import DockerCompose

    compose = DockerCompose(ROOT, build=True, wait=True, env_file=None)
    os.environ.setdefault("NEO4J_PASSWORD", "only-for-this-test")
    with compose:
        compose.exec_in_container(["qiantou", "ingest", "/plans"], "qiantou")
        answer, _, _ = compose.exec_in_container(["qiantou", "verify", "--json"], "qiantou")
    assert '"faults": []' in answer
