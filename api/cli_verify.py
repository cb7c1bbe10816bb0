"""The command that looks whether the graph holds to its own rules."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli_console import print_json, print_table
from api.cli_exit import ExitCode, tell
from api.cli_graph import NO_PLANS, open_graph
from api.cli_options import AsJson, load_settings

if TYPE_CHECKING:
    from ingest.verify import Fault, Verification

Originals = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATHS...]", help="Files the plans were read from, or folders of them: also compared."),
]
COLUMNS = ("title", "sections", "tasks", "measures", "projects", "indicators", "deadlines", "duties", "quotes")

INDEXES = "the next `qiantou ingest` makes the missing index"
OF_A_PLAN = "`qiantou remove` and then `qiantou ingest` write a plan anew"
OF_NONE = "what is of no single plan goes by reading the plans into an empty graph"


def verify_command(paths: Originals = None, as_json: AsJson = False) -> None:
    """Say what in the graph breaks its own rules: half plans, orphans, quotes that do not stand in their plan.

    \b
    qiantou verify
    qiantou verify data/plans
    qiantou verify --json
    """
    from ingest.settings import IngestSettings
    from ingest.verify import verify

    settings = load_settings(IngestSettings)
    with open_graph() as store:
        verification = verify(store, paths or (), settings)
    if as_json:
        print_json(verification.model_dump(mode="json"))
    else:
        _show(verification)
    if verification.faults:
        raise typer.Exit(ExitCode.BROKEN)


def _show(verification: "Verification") -> None:
    if verification.plans:
        print_table([plan.model_dump() for plan in verification.plans], [(name, name) for name in COLUMNS])
    for fault in verification.faults:
        where = f" ({fault.plan})" if fault.plan is not None else ""
        tell(f"qiantou: {fault.subject}{where}: {fault.means}")
    if verification.faults:
        tell(
            f"faults: {len(verification.faults)}; {'; '.join(sorted({_mend(fault) for fault in verification.faults}))}"
        )
    else:
        compared = sum(plan.original for plan in verification.plans)
        tell(f"nothing is wrong; {compared} plans compared with their files" if verification.plans else NO_PLANS)


def _mend(fault: "Fault") -> str:
    """What to do about it."""
    if fault.rule == "indexes":
        return INDEXES
    return OF_A_PLAN if fault.plan is not None else OF_NONE
