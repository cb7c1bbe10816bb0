"""The docs say what the code does: their commands run, their tables and answers are today's."""

import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import typer.main

from api.cli import app
from api.cli_exit import ExitCode
from queries.store import Statement, Store
from tests.command_line import CommandLine
from tests.docs.blocks import fenced, read_block
from tests.docs.pages import (
    PLANS,
    QUESTIONS,
    ROOT,
    accuracy_table,
    api_page,
    printed_answer,
    settings_page,
    templates_page,
)

READMES = [ROOT / name for name in QUESTIONS]
REWRITE = "python -m tests.docs writes it anew"


def readme_commands() -> list[str]:
    return list(dict.fromkeys(line for readme in READMES for line in fenced(readme, "bash")))


@pytest.fixture(scope="module")
def five_plans(store: Store, qiantou: CommandLine) -> CommandLine:
    """A graph with the five plans and nothing else, as the demo makes it."""
    store.writer.transact([Statement("MATCH (node) DETACH DELETE node")])
    run = qiantou("ingest", PLANS)
    assert run.code == 0, run.err
    return qiantou


@pytest.mark.engine
@pytest.mark.parametrize("command", [line for line in readme_commands() if line.startswith("qiantou ")])
def test_a_command_of_a_readme_runs(command: str, five_plans: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    run = five_plans(*shlex.split(command)[1:])
    assert (run.code, run.out != "") == (0, True), run.err


@pytest.mark.parametrize("command", [line for line in readme_commands() if not line.startswith("qiantou ")])
def test_a_script_of_a_readme_is_there(command: str) -> None:
    """The two scripts run everything, this test among it; here only that they are there and can be read by bash."""
    script = ROOT / shlex.split(command)[0]
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


@pytest.mark.engine
@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_answer_in_a_readme_is_what_the_command_prints(readme: Path, five_plans: CommandLine) -> None:
    assert read_block(readme, "answer") == printed_answer(QUESTIONS[readme.name], five_plans), REWRITE


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_accuracy_in_a_readme_is_what_is_measured(readme: Path) -> None:
    assert read_block(readme, "accuracy") == accuracy_table(), REWRITE


@pytest.mark.parametrize(
    ("name", "page"), [("settings", settings_page), ("api", api_page), ("templates", templates_page)]
)
def test_a_page_says_what_the_code_says(name: str, page: Callable[[], str]) -> None:
    assert read_block(ROOT / "docs" / f"{name}.md", name) == page(), REWRITE


def test_the_readmes_have_the_same_structure_and_commands() -> None:
    english, chinese = READMES
    assert _outline(english) == _outline(chinese)
    assert fenced(english, "bash") == fenced(chinese, "bash")
    assert fenced(english, "text") == fenced(chinese, "text")


def test_every_command_and_exit_code_stands_in_its_page() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    names = [command.name for command in typer.main.get_group(app).commands.values()]
    assert [name for name in names if f"| `qiantou {name}" not in page] == []
    assert [code for code in ExitCode if f"| {code.value} | `{code.name}` |" not in page] == []


def test_every_command_has_help_with_an_example() -> None:
    commands = typer.main.get_group(app).commands
    assert [name for name, command in commands.items() if f"qiantou {name}" not in (command.help or "")] == []


def test_every_link_between_pages_leads_somewhere() -> None:
    pages = [
        *READMES,
        ROOT / "CHANGELOG.md",
        *(
            path
            for room in ("data", "docs", "ingest", "api", "schema", "queries", "tests")
            for path in (ROOT / room).rglob("*.md")
        ),
    ]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def _outline(readme: Path) -> list[tuple[str, int]]:
    """Each heading's level with the number of links, code blocks and table rows under it."""
    text = re.sub(r"<!-- answer -->.*?<!-- /answer -->", "", readme.read_text(encoding="utf-8"), flags=re.S)
    parts = re.split(r"^(#+) .*$", text, flags=re.M)
    return [
        (mark, len(re.findall(r"\]\(|^```|^\|", under, re.M)))
        for mark, under in zip(parts[1::2], parts[2::2], strict=True)
    ]
