"""The command that takes tables into Neo4j, and what `ingest` does where it writes tables."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli_console import print_json
from api.cli_exit import CommandError, ExitCode, tell
from api.cli_graph import open_graph
from api.cli_options import load_settings
from api.cli_progress import ProgressReport, progress
from ingest.tables.engine import Engine
from queries.settings import StoreSettings

if TYPE_CHECKING:
    from queries.tables.folder import TableFolder

_NAMED_AT_MOST = 20

Tables = Annotated[str, typer.Argument(metavar="TABLES", help="What `qiantou ingest --to` wrote: a folder or a URL.")]
Bulk = Annotated[
    bool, typer.Option("--bulk", help="By Neo4j's import tool into the embedded Neo4j, which must be new.")
]
CsvFolder = Annotated[
    Path | None,
    typer.Option("--csv", metavar="FOLDER", help="Only write the files that a server's neo4j-admin imports."),
]


def load_command(tables: Tables, bulk: Bulk = False, csv: CsvFolder = None) -> None:
    """Load tables into an empty graph: the embedded one, or that of NEO4J_URI. One that was ended goes on.

    \b
    qiantou load corpus.tables
    qiantou load --bulk corpus.tables
    qiantou load --csv import corpus.tables
    """
    folder = _open_tables(tables)
    with progress() as bars:
        if csv is not None:
            _write_import_files(folder, csv, bars)
            return
        if bulk:
            _import(folder, bars)
    _load(folder)


def make_tables_command(places: list[str], to: str, engine: Engine, *, as_json: bool) -> None:
    """`ingest --to`: the documents into tables; what was refused is named, the first of many."""
    _require("ray" if engine is Engine.RAY else "tables")
    from ingest.settings import IngestSettings
    from ingest.tables.make import make_tables

    settings = load_settings(IngestSettings)
    with progress() as bars:
        made = make_tables(places, to, engine, settings, bars)
    tables = _open_tables(to)
    tell(f"{made.plans} plans of {made.documents} documents in {tables.shown}: {sum(made.rows.values())} rows")
    if as_json:
        print_json(made.model_dump(mode="json"))
    refused = [row["message"] for row in tables.read_report().to_pylist() if row["message"] is not None]
    for message in refused[:_NAMED_AT_MOST]:
        tell(f"qiantou: {message}")
    if len(refused) > _NAMED_AT_MOST:
        tell(
            f"qiantou: {len(refused) - _NAMED_AT_MOST} more were refused: documents.parquet in {tables.shown} says why"
        )
    if refused:
        raise typer.Exit(ExitCode.REFUSED)


def _open_tables(place: str) -> "TableFolder":
    _require("tables")
    from queries.tables.folder import TableFolder

    return TableFolder(place)


def _require(extra: str) -> None:
    from importlib.util import find_spec

    needed = {"tables": ("fsspec", "pyarrow"), "ray": ("fsspec", "pyarrow", "ray")}[extra]
    if missing := [name for name in needed if find_spec(name) is None]:
        raise CommandError(
            f"tables need {' and '.join(missing)}: install them with `pip install -e '.[{extra}]'` in the clone",
            ExitCode.USAGE,
        )


def _write_import_files(folder: "TableFolder", to: Path, bars: ProgressReport) -> None:
    from queries.tables.import_files import COMMAND, write_import_files

    write_import_files(folder, to, bars)
    tell(f"now, with the server stopped and its database empty, in {to}:")
    typer.echo(COMMAND)
    tell("then start the server, and run `qiantou load` of the same tables with its NEO4J_URI, which makes the indexes")


def _import(folder: "TableFolder", bars: ProgressReport) -> None:
    from queries.tables.import_tool import import_tables

    settings = load_settings(StoreSettings)
    if settings.neo4j_uri is not None:
        raise CommandError(
            "--bulk makes the database of the embedded Neo4j, and NEO4J_URI names a server: "
            "`qiantou load --csv FOLDER` writes what its neo4j-admin imports",
            ExitCode.USAGE,
        )
    import_tables(folder, settings, bars)


def _load(folder: "TableFolder") -> None:
    from queries.tables.load import load_tables

    with open_graph(unfinished=True) as store, progress() as bars:
        loaded = load_tables(store, folder, bars)
    tell(f"loaded {loaded.plans} plans: {sum(loaded.rows.values())} nodes and relationships")
