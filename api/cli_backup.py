"""The commands that carry a graph from one Neo4j to another: backup, restore."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli_exit import tell
from api.cli_graph import open_graph
from api.cli_progress import progress


def backup_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; takes its place when it is whole.")],
) -> None:
    """Write the whole graph to one file, which any qiantou can restore into any Neo4j.

    \b
    qiantou backup plans.backup
    """
    from queries.backup import back_up

    with open_graph() as store, progress() as bars:
        saved = back_up(store, file, bars)
    tell(f"saved {saved.nodes} nodes and {saved.edges} relationships to {file}")


def restore_command(file: Annotated[Path, typer.Argument(metavar="FILE", help="What `qiantou backup` wrote.")]) -> None:
    """Load a backup into an empty graph: the embedded one, or that of NEO4J_URI.

    \b
    qiantou restore plans.backup
    NEO4J_URI=neo4j+s://host qiantou restore plans.backup
    """
    from queries.restore import restore

    with open_graph(unfinished=True) as store, progress() as bars:
        loaded = restore(store, file, bars)
    tell(f"restored {loaded.nodes} nodes and {loaded.edges} relationships")
