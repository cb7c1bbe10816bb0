"""How well the sample plans are read: F1 of each kind and every share, pooled. What a change makes worse shows here."""

from ingest.evaluate import pool
from ingest.evaluate.plans import evaluate_plan, find_gold_plans
from ingest.settings import IngestSettings


def measure_accuracy() -> dict[str, float]:
    pooled = pool([evaluate_plan(plan, IngestSettings()) for plan in find_gold_plans(())])
    f1 = {f"f1_{kind}": round(figures.f1, 4) for kind, figures in pooled.figures.items()}
    return f1 | {name: round(share, 4) for name, share in pooled.details.items() if share is not None}
