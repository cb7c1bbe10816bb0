"""What must stand in no tracked file: addresses of other hosts, paths of somebody's machine, secrets."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

HOSTS = {"127.0.0.1", "localhost", "www.apache.org", "semver.org", "keepachangelog.com", "schemas.openxmlformats.org"}
"""Where an address in a file may lead: packages come by name from wherever the user's tools get them."""
PLACEHOLDERS = ("127", "api")

FORBIDDEN = {
    "a path of a machine": r"(?<![\w.~<}$\"'])/(?:home|Users|root|work)/\w+|[A-Z]:\\Users\\",
    "a private key": "BEGIN [A-Z ]*PRIVATE " + "KEY",
}


TOP_LEVEL = {
    *("ingest", "schema", "queries", "api", "data", "tests", "docs", "scripts", ".ci"),
    *(
        "README.md",
        "README.zh-CN.md",
        "CHANGELOG.md",
        "LICENSE",
        "pyproject.toml",
        "requirements.lock",
        "requirements-dev.lock",
        "requirements-build.lock",
    ),
    *("Dockerfile", "docker-compose.yml", ".dockerignore", ".gitignore"),
}
"""What stands beside each other at the top: a file that a trial left there is noticed."""


@cache
def tracked_texts() -> tuple[tuple[str, str], ...]:
    """Name and text of every tracked file, this one aside."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git clone")
    names = [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    me = Path(__file__).relative_to(ROOT).as_posix()
    return tuple((name, (ROOT / name).read_text(encoding="utf-8", errors="replace")) for name in names if name != me)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_tracked_files_hold_no(what: str) -> None:
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1} {match[0]}"
        for name, text in tracked_texts()
        for match in re.finditer(FORBIDDEN[what], text)
    ]
    assert found == []


def test_addresses_lead_to_known_places_only() -> None:
    hosts = {host.rstrip(".") for _, text in tracked_texts() for host in re.findall(r"https?://([A-Za-z0-9.-]+)", text)}
    assert {host for host in hosts if not host.endswith(".example")} <= HOSTS | set(PLACEHOLDERS)


def test_no_tracked_file_is_large() -> None:
    large = [name for name, text in tracked_texts() if len(text) > 1_000_000]
    assert large == []


def test_nothing_strays_to_the_top() -> None:
    assert {name.partition("/")[0] for name, _ in tracked_texts()} == TOP_LEVEL
