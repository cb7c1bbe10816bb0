"""Measures the facts of a plan against its gold: precision and recall for each kind of fact."""

from ingest.evaluate.score import Evaluation, Figures, evaluate

__all__ = ["Evaluation", "Figures", "evaluate"]
