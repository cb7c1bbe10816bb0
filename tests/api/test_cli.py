"""The command line as a whole: help, version, usage, and that a question does not wait for what it does not need."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
import typer.main

from api.cli import app
from tests.command_line import CommandLine

COMMANDS = sorted(typer.main.get_group(app).commands)
SLOW = ("fastapi", "uvicorn", "jieba", "jionlp", "jpype", "jgo", "rich.markdown")
"""What takes long to import and no question needs."""


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str, qiantou_alone: CommandLine) -> None:
    run = qiantou_alone(command, "--help")
    assert run.code == 0
    assert f"  qiantou {command}" in run.out


def test_the_version_is_the_package_s(qiantou_alone: CommandLine) -> None:
    assert qiantou_alone("--version").out == f"qiantou {version('qiantou')}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["swim"],
        ["ingest"],
        ["ask"],
        ["ask", "哪些部门？", "--limit", "0"],
        ["queries", "no-such-query"],
        ["queries", "topic-owners", "--param", "topic"],
        ["serve", "--port", "70000"],
    ],
)
def test_wrong_usage_is_said_and_nothing_is_done(arguments: list[str], qiantou_alone: CommandLine) -> None:
    run = qiantou_alone(*arguments)
    assert run.code == 2
    assert run.out == ""
    assert run.err != ""
    assert "Traceback" not in run.err


def test_a_question_waits_for_nothing_slow() -> None:
    code = f"import sys, api.cli, api.ask, queries.store; print([name for name in {SLOW!r} if name in sys.modules])"
    root = Path(__file__).parents[2]
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert ended.stdout.strip() == "[]"
