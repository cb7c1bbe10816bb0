"""What must stand in no tracked file: hosts of package registries, paths of somebody's machine, secrets."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FORBIDDEN = {
    "a registry's host": r"\b(?:pypi\.org|pythonhosted\.org|repo1?\.maven\.(?:apache\.)?org|npmjs\.(?:com|org)|crates\.io)\b",
    "a path of a machine": r"(?<![\w.~<}$\"'])/(?:home|Users|root|work)/\w+|[A-Z]:\\Users\\",
    "a private key": "BEGIN [A-Z ]*PRIVATE " + "KEY",
}


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


def test_no_tracked_file_is_large() -> None:
    large = [name for name, text in tracked_texts() if len(text) > 1_000_000]
    assert large == []
