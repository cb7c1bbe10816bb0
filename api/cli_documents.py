"""Commands about documents: ingest, remove, extract."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli_console import print_json, print_table
from api.cli_exit import CommandError, ExitCode, tell
from api.cli_graph import open_graph
from api.cli_load import make_tables_command
from api.cli_options import AsJson, Places, load_settings
from api.cli_progress import progress
from api.cli_reading import show_reading
from ingest.tables.engine import Engine

if TYPE_CHECKING:
    from ingest.report import PlanOutcome, Report

_URL_MARK = "://"

FACT_COLUMNS = {
    "responsibilities": ("role", "written", "item", "quote"),
    "indicators": ("name", "operator", "target_value", "unit", "target_year", "quote"),
    "projects": ("kind", "name", "investment_yuan", "scale"),
    "deadlines": ("text", "date", "recurrence", "quote"),
}
"""What `extract` shows of each kind of fact; `--json` has everything."""


def ingest_command(
    paths: Places,
    as_json: AsJson = False,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="FOLDER", help="Write Parquet tables there, a path or a URL; no graph."),
    ] = None,
    engine: Annotated[
        Engine, typer.Option("--engine", help="With --to: this machine's processes, or Ray.")
    ] = Engine.LOCAL,
) -> None:
    """Read plans into the graph; unchanged ones are skipped, changed ones replaced.

    \b
    qiantou ingest plan.txt
    qiantou ingest data/plans
    qiantou ingest --json plans/*.md > report.json
    qiantou ingest --engine ray --to corpus.tables s3://bucket/plans
    """
    if to is not None:
        make_tables_command(paths, to, engine, as_json=as_json)
        return
    if engine is not Engine.LOCAL or any(_URL_MARK in path for path in paths):
        raise CommandError("another engine and URLs are for tables: say with --to where", ExitCode.USAGE)
    _ingest([Path(path) for path in paths], as_json=as_json)


def _ingest(paths: list[Path], *, as_json: bool) -> None:
    from ingest.many import ingest_paths
    from ingest.settings import IngestSettings
    from ingest.vocabulary_check import check_vocabulary

    settings = load_settings(IngestSettings)
    check_vocabulary()
    with open_graph() as store, progress() as bars:
        report = ingest_paths(paths, store, settings, bars.next_document)
    if as_json:
        print_json(report.model_dump(mode="json"))
    else:
        _show_report(report)
    _end(report)


def remove_command(
    plan: Annotated[str, typer.Argument(help="The plan's id, title, file name or folder name; see `qiantou plans`.")],
) -> None:
    """Take a plan and all that only it says out of the graph.

    \b
    qiantou remove linqing-emergency-2021-2025
    qiantou remove 临清市“十四五”应急管理规划
    """
    from ingest.write import remove_plan

    with open_graph() as store:
        removed = remove_plan(store, plan)
    if not removed:
        raise CommandError(f"no plan {plan!r} in the graph. `qiantou plans` lists them.", ExitCode.REFUSED)
    tell(f"removed {plan}")


def extract_command(
    file: Annotated[Path, typer.Argument(help="A text or Markdown file.")],
    as_json: AsJson = False,
    report: Annotated[bool, typer.Option("--report", help="How well it was read, in place of the facts.")] = False,
) -> None:
    """Print the facts of one plan, without a database.

    \b
    qiantou extract plan.txt
    qiantou extract plan.txt --json > facts.json
    qiantou extract plan.txt --report
    """
    from ingest.settings import IngestSettings

    settings = load_settings(IngestSettings)
    from ingest.walk import read_plan  # seconds of dictionaries: not for a wrong setting

    read = read_plan(file, settings)
    if report:
        show_reading(read, as_json=as_json)
        return
    facts = read.model_dump(mode="json")
    if as_json:
        print_json(facts)
        return
    for kind, columns in FACT_COLUMNS.items():
        print_table(facts[kind], [(column, column) for column in columns], f"{kind} ({len(facts[kind])})")


def _show_report(report: "Report") -> None:
    read = [outcome for outcome in report.outcomes if outcome.message is None]
    if read:
        columns = ("plan", "outcome", "responsibilities", "indicators", "projects", "deadlines", "unread", "seconds")
        print_table([_row(outcome) for outcome in read], [(column, column) for column in columns])


def _row(outcome: "PlanOutcome") -> dict[str, object]:
    from ingest.sources import source_name

    counts = outcome.counts.model_dump() if outcome.counts is not None else {}
    return {
        **counts,
        "plan": outcome.title or source_name(outcome.path),
        "outcome": outcome.outcome.value,
        "seconds": f"{outcome.seconds:.1f}",
    }


def _end(report: "Report") -> None:
    """Name what was refused on standard error, one line each, and leave with the code that says so."""
    for outcome in report.refused:
        tell(f"qiantou: {outcome.message}")
    if report.refused:
        raise typer.Exit(ExitCode.REFUSED)
