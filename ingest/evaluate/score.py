"""Precision, recall and the finer shares of one plan, or of several pooled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from ingest.evaluate.figures import Clusters, Figures, Share
from ingest.evaluate.same import (
    Fact,
    Same,
    is_grounded,
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
GROUNDED_KINDS = ("responsibilities", "indicators", "projects", "deadlines")
_INDICATOR_FIELDS = ("name", "unit", "operator", "nature", "source")


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
    """The figures of each kind of fact, what else is right in the facts found, and what was missed or given too much."""

    figures: dict[str, Figures]
    shares: dict[str, Share]
    clusters: Clusters
    missed: dict[str, tuple[dict[str, object], ...]]
    excess: dict[str, tuple[dict[str, object], ...]]

    @property
    def mean_f1(self) -> float:
        return sum(self.figures[kind].f1 for kind in KINDS) / len(KINDS)

    @property
    def details(self) -> dict[str, float | None]:
        """The shares as numbers, and how well the departments' forms are clustered."""
        return {"department_bcubed": self.clusters.f1} | {name: share.value for name, share in self.shares.items()}


def evaluate(gold: Fact, facts: Fact, text: str) -> Evaluation:
    """One plan's facts against its gold, both in the gold's form; `text` is what the gold was made from."""
    clusters = [frozenset({*map(plain, d["written"]), plain(d["name"])}) for d in gold["departments"]]
    sections = _match(gold["sections"], facts["sections"], same_section)
    found = {
        "tasks": _match(_tasks(gold), _tasks(facts), same_section),
        "responsibilities": _match(gold["responsibilities"], facts["responsibilities"], same_responsibility(clusters)),
        "indicators": _match(gold["indicators"], facts["indicators"], same_indicator),
        "projects": _match(gold["projects"], facts["projects"], same_project),
        "deadlines": _match(gold["deadlines"], facts["deadlines"], same_deadline),
    }
    grounded = Share.of_cases(is_grounded(fact, text) for kind in GROUNDED_KINDS for fact in facts[kind])
    return Evaluation(
        figures={kind: matching.figures for kind, matching in found.items()},
        shares=_shares(gold, facts, sections, found) | {"grounded": grounded},
        clusters=bcubed(gold["departments"], facts["departments"]),
        missed={k: tuple(dict(f) for f in m.missed if not f.get("optional")) for k, m in found.items()},
        excess={k: tuple(dict(f) for f in m.excess) for k, m in found.items()},
    )


def pool(evaluations: Sequence[Evaluation]) -> Evaluation:
    """Several plans as one: their facts counted together, so that a plan weighs as much as it says."""
    first = evaluations[0]
    return Evaluation(
        figures={kind: reduce(add, (e.figures[kind] for e in evaluations)) for kind in first.figures},
        shares={name: reduce(add, (e.shares[name] for e in evaluations)) for name in first.shares},
        clusters=reduce(add, (e.clusters for e in evaluations)),
        missed={kind: tuple(fact for e in evaluations for fact in e.missed[kind]) for kind in first.missed},
        excess={kind: tuple(fact for e in evaluations for fact in e.excess[kind]) for kind in first.excess},
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


def _shares(gold: Fact, facts: Fact, sections: Matching, found: dict[str, Matching]) -> dict[str, Share]:
    above_gold, above_read = _parents(gold["sections"]), _parents(facts["sections"])
    indicators = found["indicators"].pairs
    return {
        "section_kind": Share.of_cases(g["kind"] == r["kind"] for g, r in sections.pairs),
        "section_parent": Share.of_cases(above_gold[id(g)] == above_read[id(r)] for g, r in sections.pairs),
        "department_function": Share.of_cases(
            r["function"] == g["function"]
            for g in gold["departments"]
            for r in facts["departments"]
            if {*map(plain, g["written"])} & {*map(plain, r["written"])}
        ),
        **{
            f"indicator_{field}": Share.of_cases(
                plain_or_empty(g[field]) == plain_or_empty(r[field]) for g, r in indicators
            )
            for field in _INDICATOR_FIELDS
        },
        "indicator_base_value": Share.of_cases(
            number(g["base_value"]) == number(r["base_value"]) for g, r in indicators
        ),
        "indicator_departments": Share.of_cases(
            {*map(plain, g["written_departments"])} == {*map(plain, r["written_departments"])}
            for g, r in indicators
            if g["source"] == "table"
        ),
        "project_investment": Share.of_cases(
            number(g["investment_yuan"]) == number(r["investment_yuan"]) for g, r in found["projects"].pairs
        ),
        "plan_fields": Share.of_cases(
            plain_or_empty(value) == plain_or_empty(facts["plan"].get(field))
            for field, value in gold["plan"].items()
            if field not in {"issuer", "optional"}
        ),
    }


def _parents(sections: Sequence[Fact]) -> dict[int, str]:
    """The title above each section: the nearest earlier one of a smaller level."""
    trail: list[Fact] = []
    above: dict[int, str] = {}
    for section in sections:
        trail = [t for t in trail if t["level"] < section["level"]]
        above[id(section)] = plain(trail[-1]["title"]) if trail else ""
        trail.append(section)
    return above


def bcubed(golds: Sequence[Fact], read: Sequence[Fact]) -> Clusters:
    """The clusters of written forms, looked at from each form that the gold asks for."""
    wanted = {plain(w): i for i, d in enumerate(golds) if not d.get("optional") for w in d["written"]}
    given = {plain(w): i for i, d in enumerate(read) for w in d["written"]}
    precision = recall = 0.0
    for form, cluster in wanted.items():
        mine = {f for f in wanted if wanted[f] == cluster}
        theirs = {f for f in wanted if form in given and given.get(f) == given[form]}
        if theirs:
            precision += len(mine & theirs) / len(theirs)
            recall += len(mine & theirs) / len(mine)
    return Clusters(precision=precision, recall=recall, forms=len(wanted))
