"""Which document counts where several hold one plan: the same rule as for the graph, whatever order they were read in."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from ingest.errors import SamePlan
from ingest.report import Outcome

Rows = list[dict[str, Any]]


def choose_documents(documents: Rows) -> Rows:
    """The documents of a run in their order, those that do not count told as unchanged or refused."""
    chosen = _first_by_plan(_first_by_name(documents))
    return [_judge(row, chosen) for row in documents]


def _first_by_name(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Of copies of one file the first by name counts; in the order of the first copy."""
    read = [row for row in documents if row["outcome"] == Outcome.WRITTEN]
    places = {row["sha256"]: place for place, row in reversed(list(enumerate(read)))}
    by_hash = sorted(read, key=lambda row: (places[row["sha256"]], row["source"], row["document"]))
    for _, copies in groupby(by_hash, key=itemgetter("sha256")):
        yield next(copies)


def _first_by_plan(documents: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    chosen: dict[str, dict[str, Any]] = {}
    for row in documents:
        chosen.setdefault(row["plan"], row)
    return chosen


def _judge(row: dict[str, Any], chosen: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if row["outcome"] != Outcome.WRITTEN:
        return row
    counts = chosen.get(row["plan"])
    if counts is None or counts["sha256"] == row["sha256"]:
        same = counts is not None and counts["document"] == row["document"]
        return row if same else row | {"outcome": Outcome.UNCHANGED.value}
    return row | {"outcome": Outcome.REFUSED.value, "message": str(SamePlan(row["document"], counts["document"]))}
