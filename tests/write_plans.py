"""A process that writes plans, to be killed: `python -m tests.write_plans FOLDER` writes the facts of each file in it."""

import sys
from pathlib import Path

from ingest.write import write_plan
from queries.settings import StoreSettings
from queries.store import open_store
from schema.facts import PlanFacts


def write_folder(folder: Path) -> None:
    """In the order of the files' names; says when it begins."""
    facts = [PlanFacts.model_validate_json(path.read_bytes()) for path in sorted(folder.glob("*.json"))]
    with open_store(StoreSettings()) as store:
        sys.stdout.write("writing\n")
        sys.stdout.flush()
        for plan in facts:
            write_plan(store, plan)


if __name__ == "__main__":
    write_folder(Path(sys.argv[1]))
