"""Commands about the graph and its engine: plans, status, stop. And how every command comes to a store."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from api.cli_console import print_json, print_rich, print_table
from api.cli_exit import tell
from api.cli_options import AsJson, load_settings
from api.cli_progress import progress
from api.cli_tables import cells, shown_columns
from queries.settings import StoreSettings

if TYPE_CHECKING:
    from queries.store import Store

PLANS_QUERY = "plans"
PLAN_COLUMNS = ("plan", "plan_source", "plan_status", "issued", "tasks_count", "indicators_count", "departments_named")
LISTED_AT_MOST = 1000
NO_PLANS = "no plans in the graph yet; `qiantou ingest PATHS` reads some"


@contextmanager
def open_graph(*, unfinished: bool = False) -> Iterator["Store"]:
    """The store that the settings name, its start shown; closed when the command is done with it. `unfinished`: see there."""
    from queries.store import open_store

    settings = load_settings(StoreSettings)
    with progress() as bars:
        store = open_store(settings, report=bars, unfinished=unfinished)
    with store:
        yield store


def plans_command(as_json: AsJson = False) -> None:
    """List the plans in the graph.

    \b
    qiantou plans
    qiantou plans --json
    """
    with open_graph() as store:
        rows = list_plans(store)
    if as_json:
        print_json({"plans": rows})
    elif rows:
        print_table([cells(row, "en") for row in rows], shown_columns(rows, PLAN_COLUMNS, "en"))
    else:
        tell(NO_PLANS)


def status_command(as_json: AsJson = False) -> None:
    """Say which database is used, whether it runs and what is in it. Starts nothing.

    \b
    qiantou status
    qiantou status --json
    """
    settings = load_settings(StoreSettings)
    status = _embedded_status(settings) if settings.neo4j_uri is None else _server_status(settings.neo4j_uri)
    if as_json:
        print_json(status)
    else:
        print_rich("\n".join(f"{name:9} {value}" for name, value in status.items()))


def stop_command() -> None:
    """Stop the embedded Neo4j, whoever uses it; what was acknowledged is kept.

    \b
    qiantou stop
    """
    from queries.embedded import stop_engine

    settings = load_settings(StoreSettings)
    if settings.neo4j_uri is not None:
        tell(f"{settings.neo4j_uri} is not ours to stop: NEO4J_URI is set")
    elif stop_engine(settings):
        tell(f"stopped the embedded Neo4j of {settings.home}")
    else:
        tell(f"no embedded Neo4j runs in {settings.home}")


def _embedded_status(settings: StoreSettings) -> dict[str, object]:
    from queries.embedded import engine_status

    engine = engine_status(settings)
    status: dict[str, object] = {"database": "embedded", "home": str(settings.home), "running": engine is not None}
    if engine is None:
        return status
    return status | {"phase": engine.phase.value, "pid": engine.pid, "users": engine.users, **_contents()}


def _server_status(uri: str) -> dict[str, object]:
    return {"database": "server", "uri": uri, "running": True, **_contents()}


def _contents() -> dict[str, object]:
    with open_graph() as store:
        return {"plans": len(list_plans(store))}


def list_plans(store: "Store") -> list[dict[str, object]]:
    """The plans in the graph, as the query of that name gives them."""
    from queries.library import load_library, run_template

    return run_template(store.reader, load_library()[PLANS_QUERY], {}, limit=LISTED_AT_MOST)
