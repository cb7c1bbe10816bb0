"""The rooms stand in one direction: schema → queries → ingest → api. Only the command line may walk every room."""

import ast
import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("schema", "queries", "ingest", "api")

DRIVER_FILES = {"queries/store.py"}
"""The only file that may know the Neo4j driver."""

WORD_TOOLS = {"jieba", "jionlp"}
WORD_FOLDERS = ("ingest/",)
"""Where words, times, money and places are found: these packages are slow to import, and `ask` must not wait for them."""

SLOW_FOR_ASK = ("fastapi", "uvicorn", "jieba", "jionlp", "numpy", "jpype", "jgo", "schemathesis")


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of every module imported, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively; write the room's name"
            yield node.lineno, node.module or ""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_rooms_import_only_rooms_to_their_left() -> None:
    wrong = [
        f"{name_of(path)}:{line} imports {module}"
        for path in modules()
        for line, module in imports(path)
        if (room := module.split(".")[0]) in ROOMS and ROOMS.index(room) > ROOMS.index(name_of(path).split("/")[0])
    ]
    assert wrong == []


def test_nothing_but_the_door_imports_the_command_line() -> None:
    """The command line walks every room, so nobody may lean on it: `cli` imports `cli_*`, and that is all."""
    wrong = [
        f"{name_of(path)}:{line} imports {module}"
        for path in modules()
        for line, module in imports(path)
        if module.startswith("api.cli") and not path.name.startswith("cli")
    ]
    assert wrong == []


def test_one_file_knows_the_driver() -> None:
    knowing = {name_of(path) for path in modules() for _, module in imports(path) if module.split(".")[0] == "neo4j"}
    assert knowing == DRIVER_FILES


def test_word_tools_are_used_where_documents_are_read() -> None:
    wrong = [
        f"{name_of(path)}:{line} imports {module}"
        for path in modules()
        for line, module in imports(path)
        if module.split(".")[0] in WORD_TOOLS and not name_of(path).startswith(WORD_FOLDERS)
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_are_ours(room: str) -> None:
    """`schema` and `queries` are also names of packages on the index; ours must be the ones that are found."""
    found = importlib.util.find_spec(room)
    assert found is not None
    assert found.origin is not None
    assert Path(found.origin) == ROOT / room / "__init__.py"
