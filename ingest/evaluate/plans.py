"""Which plans have gold, and how well they are read: each file is read as any plan is, and compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import NoGold
from ingest.evaluate.gold import load_gold
from ingest.evaluate.score import Evaluation, evaluate
from ingest.read import read_document
from ingest.settings import IngestSettings
from ingest.sources import SOURCE_STEM, find_sources
from ingest.walk import read_plan

GOLD = Path(__file__).parents[2] / "data" / "gold"
PLANS = "plans"
"""The folder that holds the plans, beside that of the gold."""


@dataclass(frozen=True, slots=True)
class GoldPlan:
    """A plan, the name that it and its gold go by, and the file of the gold."""

    name: str
    path: Path
    gold: Path


def find_gold_plans(plans: Sequence[str], folder: Path = GOLD) -> tuple[GoldPlan, ...]:
    """The plans of these paths (or names of plans beside the gold) with their gold; without any, all that have one."""
    if not folder.is_dir():
        raise NoGold(folder, "there is no such folder.")
    beside = folder.parent / PLANS
    named = [path if (path := Path(plan)).exists() else beside / plan for plan in plans]
    found = [_gold_plan(source.path, folder) for source in find_sources(named or [beside])]
    kept = tuple(plan for plan in found if plans or plan.gold.is_file())
    if not kept:
        raise NoGold(folder, f"no plan of {beside} has gold here.")
    return kept


def _gold_plan(path: Path, folder: Path) -> GoldPlan:
    """A plan's gold has the name of its folder, or that of its file without the ending."""
    name = path.resolve().parent.name if path.stem == SOURCE_STEM else path.stem
    return GoldPlan(name=name, path=path, gold=folder / f"{name}.json")


def evaluate_plan(plan: GoldPlan, settings: IngestSettings) -> Evaluation:
    """The plan as it is read today, against its gold."""
    facts = read_plan(plan.path, settings).model_dump(mode="json")
    return evaluate(load_gold(plan.gold), facts, read_document(plan.path, settings).text)
