"""The command that measures the reading: precision and recall against a person's judgement."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli_console import print_json, print_line, print_table
from api.cli_options import AsJson, load_settings
from api.cli_progress import progress

if TYPE_CHECKING:
    from ingest.evaluate import Evaluation

POOLED = "all plans"

Plans = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PLAN...]", help="Plans by path, or by their folder's name; without any, all with gold."),
]
Misses = Annotated[bool, typer.Option("--misses", help="Also list what was missed and what was given in excess.")]
GoldFolder = Annotated[
    Path | None, typer.Option("--gold", metavar="FOLDER", help="Folder of the gold; by default data/gold.")
]


def evaluate_command(
    plan: Plans = None, as_json: AsJson = False, misses: Misses = False, gold: GoldFolder = None
) -> None:
    """Measure the reading of plans against a person's judgement of them (gold).

    \b
    qiantou evaluate
    qiantou evaluate linqing-emergency-2021-2025 --misses
    qiantou evaluate --gold my/gold my/plans --json
    """
    from ingest.settings import IngestSettings

    settings = load_settings(IngestSettings)
    from ingest.evaluate import pool
    from ingest.evaluate.plans import GOLD, evaluate_plan, find_gold_plans

    found = find_gold_plans(plan or (), gold or GOLD)
    evaluations: dict[str, Evaluation] = {}
    with progress() as bars:
        for done, each in enumerate(found):
            bars.next_document(done, len(found), each.name)
            evaluations[each.name] = evaluate_plan(each, settings)
    pooled = pool(tuple(evaluations.values()))
    if as_json:
        plans = {name: _as_json(evaluation, misses=misses) for name, evaluation in evaluations.items()}
        print_json({"plans": plans, "pooled": _as_json(pooled, misses=False)})
        return
    _show_figures(evaluations | ({POOLED: pooled} if len(evaluations) > 1 else {}))
    _show_details(pooled)
    if misses:
        for name, evaluation in evaluations.items():
            _show_misses(name, evaluation)


def _as_json(evaluation: "Evaluation", *, misses: bool) -> dict[str, object]:
    measured: dict[str, object] = {
        "figures": {
            kind: figures.model_dump() | {"precision": figures.precision, "recall": figures.recall, "f1": figures.f1}
            for kind, figures in evaluation.figures.items()
        },
        "details": evaluation.details,
        "f1": evaluation.mean_f1,
    }
    return measured | ({"missed": evaluation.missed, "excess": evaluation.excess} if misses else {})


def _show_figures(evaluations: dict[str, "Evaluation"]) -> None:
    """A line for each kind of which a plan has, or is said to have, facts."""
    rows = [
        {
            "plan": name,
            "kind": kind,
            "precision": f"{figures.precision:.3f}",
            "recall": f"{figures.recall:.3f}",
            "f1": f"{figures.f1:.3f}",
            "facts": f"{figures.right} right of {figures.asked} asked, {figures.given} given",
        }
        for name, evaluation in evaluations.items()
        for kind, figures in evaluation.figures.items()
        if figures.asked or figures.given or name == POOLED
    ]
    print_table(rows, [(column, column) for column in ("plan", "kind", "precision", "recall", "f1", "facts")])


def _show_details(pooled: "Evaluation") -> None:
    """Shares of what both sides have; a dash where they have nothing of the sort."""
    rows = [{"detail": name, "share": _share(share)} for name, share in pooled.details.items()]
    print_table(rows, [("detail", "detail"), ("share", "share")], f"mean f1 {pooled.mean_f1:.3f}")


def _share(share: float | None) -> str | None:
    return None if share is None else f"{share:.3f}"


def _show_misses(plan: str, evaluation: "Evaluation") -> None:
    """One fact a line, so that two runs can be compared."""
    import json

    for label, kinds in (("missed", evaluation.missed), ("excess", evaluation.excess)):
        for kind, facts in kinds.items():
            for fact in facts:
                print_line(f"{plan} {label} {kind} {json.dumps(fact, ensure_ascii=False)}")
