"""Precision, recall and the finer shares of one plan, or of several pooled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from ingest.evaluate.same import (
    Fact,
    Same,
    number,
    plain,
    plain_or_empty,
    same_deadline,
    same_indicator,
    same_project,
    same_responsibility,
    same_section,
)
from schema.evidence import Frozen
from schema.roles import TASK_SECTION_KINDS

KINDS = ("tasks", "responsibilities", "indicators", "projects", "deadlines")
_INDICATOR_FIELDS = ("name", "unit", "operator", "nature", "source")


class Figures(Frozen):
    """How many facts the gold asks for, how many were given, and how many of those are right."""

    asked: int
    given: int
    right: int

    def __add__(self, other: Self) -> "Figures":
        return Figures(asked=self.asked + other.asked, given=self.given + other.given, right=self.right + other.right)

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else float(self.asked == 0)

    @property
    def recall(self) -> float:
        return self.right / self.asked if self.asked else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Matching:
    """The gold's facts paired with those read, and what is left on both sides."""

    pairs: tuple[tuple[Fact, Fact], ...]
    missed: tuple[Fact, ...]
    excess: tuple[Fact, ...]

    @property
    def figures(self) -> Figures:
        """An optional fact is neither asked for nor held against the reading."""
        right = sum(not gold.get("optional") for gold, _ in self.pairs)
        asked = right + sum(not gold.get("optional") for gold in self.missed)
        return Figures(asked=asked, given=right + len(self.excess), right=right)


class Evaluation(Frozen):
    """The figures of each kind of fact and the shares of what else is right in those found (None: nothing to see)."""

    figures: dict[str, Figures]
    details: dict[str, float | None]
    missed: dict[str, tuple[dict[str, object], ...]]
    excess: dict[str, tuple[dict[str, object], ...]]

    @property
    def mean_f1(self) -> float:
        return sum(self.figures[kind].f1 for kind in KINDS) / len(KINDS)


def evaluate(gold: Fact, facts: Fact) -> Evaluation:
    """One plan's facts against its gold, both in the gold's form."""
    clusters = [frozenset({*map(plain, d["written"]), plain(d["name"])}) for d in gold["departments"]]
    sections = _match(gold["sections"], facts["sections"], same_section)
    found = {
        "tasks": _match(_tasks(gold), _tasks(facts), same_section),
        "responsibilities": _match(gold["responsibilities"], facts["responsibilities"], same_responsibility(clusters)),
        "indicators": _match(gold["indicators"], facts["indicators"], same_indicator),
        "projects": _match(gold["projects"], facts["projects"], same_project),
        "deadlines": _match(gold["deadlines"], facts["deadlines"], same_deadline),
    }
    return Evaluation(
        figures={kind: matching.figures for kind, matching in found.items()},
        details=_details(gold, facts, sections, found),
        missed={k: tuple(dict(f) for f in m.missed if not f.get("optional")) for k, m in found.items()},
        excess={k: tuple(dict(f) for f in m.excess) for k, m in found.items()},
    )


def _tasks(facts: Fact) -> list[Fact]:
    return [s for s in facts["sections"] if s["kind"] in TASK_SECTION_KINDS]


def _match(golds: Iterable[Fact], read: Iterable[Fact], same: Same) -> Matching:
    """Pair one to one, in order, the facts that are asked for first."""
    left = list(read)
    pairs: list[tuple[Fact, Fact]] = []
    missed: list[Fact] = []
    for gold in sorted(golds, key=lambda fact: bool(fact.get("optional"))):
        at = next((i for i, fact in enumerate(left) if same(gold, fact)), None)
        if at is None:
            missed.append(gold)
        else:
            pairs.append((gold, left.pop(at)))
    return Matching(pairs=tuple(pairs), missed=tuple(missed), excess=tuple(left))


def _details(gold: Fact, facts: Fact, sections: Matching, found: dict[str, Matching]) -> dict[str, float | None]:
    above_gold, above_read = _parents(gold["sections"]), _parents(facts["sections"])
    indicators = found["indicators"].pairs
    return {
        "section_kind": _share(g["kind"] == r["kind"] for g, r in sections.pairs),
        "section_parent": _share(above_gold[id(g)] == above_read[id(r)] for g, r in sections.pairs),
        "department_bcubed": bcubed(gold["departments"], facts["departments"]),
        "department_function": _share(
            r["function"] == g["function"]
            for g in gold["departments"]
            for r in facts["departments"]
            if {*map(plain, g["written"])} & {*map(plain, r["written"])}
        ),
        **{
            f"indicator_{field}": _share(plain_or_empty(g[field]) == plain_or_empty(r[field]) for g, r in indicators)
            for field in _INDICATOR_FIELDS
        },
        "indicator_base_value": _share(number(g["base_value"]) == number(r["base_value"]) for g, r in indicators),
        "indicator_departments": _share(
            {*map(plain, g["written_departments"])} == {*map(plain, r["written_departments"])}
            for g, r in indicators
            if g["source"] == "table"
        ),
        "project_investment": _share(
            number(g["investment_yuan"]) == number(r["investment_yuan"]) for g, r in found["projects"].pairs
        ),
        "plan_fields": _share(
            plain_or_empty(value) == plain_or_empty(facts["plan"].get(field))
            for field, value in gold["plan"].items()
            if field not in {"issuer", "optional"}
        ),
    }


def _share(values: Iterable[bool]) -> float | None:
    counted = list(values)
    return sum(counted) / len(counted) if counted else None


def _parents(sections: Sequence[Fact]) -> dict[int, str]:
    """The title above each section: the nearest earlier one of a smaller level."""
    trail: list[Fact] = []
    above: dict[int, str] = {}
    for section in sections:
        trail = [t for t in trail if t["level"] < section["level"]]
        above[id(section)] = plain(trail[-1]["title"]) if trail else ""
        trail.append(section)
    return above


def bcubed(golds: Sequence[Fact], read: Sequence[Fact]) -> float:
    """B-cubed F1 of the clusters of written forms, over the forms that the gold asks for."""
    wanted = {plain(w): i for i, d in enumerate(golds) if not d.get("optional") for w in d["written"]}
    given = {plain(w): i for i, d in enumerate(read) for w in d["written"]}
    if not wanted:
        return 1.0
    precision = recall = 0.0
    for form, cluster in wanted.items():
        mine = {f for f in wanted if wanted[f] == cluster}
        theirs = {f for f in wanted if form in given and given.get(f) == given[form]}
        if theirs:
            precision += len(mine & theirs) / len(theirs) / len(wanted)
            recall += len(mine & theirs) / len(mine) / len(wanted)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
