"""Measures the facts of a plan against its gold: precision and recall for each kind of fact."""

from ingest.evaluate.figures import Clusters, Figures, Share
from ingest.evaluate.score import KINDS, Evaluation, evaluate, pool

__all__ = ["KINDS", "Clusters", "Evaluation", "Figures", "Share", "evaluate", "pool"]
