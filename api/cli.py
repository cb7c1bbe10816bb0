"""The command line, `qiantou`: the one door that walks every room. What each command does stands in a cli_*.py."""

from typing import Annotated

import typer

from api.cli_answers import ask_command, queries_command
from api.cli_backup import backup_command, restore_command
from api.cli_departments import departments_app
from api.cli_documents import extract_command, ingest_command, remove_command
from api.cli_evaluate import evaluate_command
from api.cli_exit import expected_errors
from api.cli_graph import plans_command, status_command, stop_command
from api.cli_load import load_command
from api.cli_serve import serve_command
from api.cli_verify import verify_command

app = typer.Typer(
    name="qiantou",
    help="Who leads what, with whom, by when: Chinese government plans as a graph, every fact with the plan's words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("ingest")(ingest_command)
app.command("remove")(remove_command)
app.command("extract")(extract_command)
app.command("ask")(ask_command)
app.command("serve")(serve_command)
app.command("plans")(plans_command)
app.command("queries")(queries_command)
app.command("verify")(verify_command)
app.command("backup")(backup_command)
app.command("restore")(restore_command)
app.command("load")(load_command)
app.command("status")(status_command)
app.command("stop")(stop_command)
app.command("evaluate")(evaluate_command)
app.add_typer(departments_app, name="departments")


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"qiantou {version('qiantou')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Who leads what, with whom, by when: Chinese government plans as a graph, every fact with the plan's words.

    \b
    qiantou ingest data/plans
    qiantou ask 哪些部门负责巨灾保险？
    """


def main() -> None:
    """The console script."""
    with expected_errors():
        app()
