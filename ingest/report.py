"""What became of each document of a call."""

from enum import StrEnum
from pathlib import Path
from typing import Self

from schema.evidence import Frozen
from schema.facts import PlanFacts
from schema.ids import PlanId


class Outcome(StrEnum):
    """Written anew, left as it was because nothing changed, or refused with a message."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class Counts(Frozen):
    """How many facts of each kind a plan gave, and how many passages look like one and gave none."""

    sections: int
    departments: int
    measures: int
    responsibilities: int
    indicators: int
    projects: int
    deadlines: int
    unread: int

    @classmethod
    def of(cls, facts: PlanFacts) -> Self:
        given = {name: len(getattr(facts, name)) for name in cls.model_fields if name != "unread"}
        return cls(**given, unread=len(facts.report.unread) if facts.report is not None else 0)


class PlanOutcome(Frozen):
    """One document: `counts` only where it was read now, `message` only where it was refused. Time in seconds."""

    path: Path
    outcome: Outcome
    plan: PlanId | None = None
    title: str | None = None
    counts: Counts | None = None
    message: str | None = None
    seconds: float = 0.0


class Report(Frozen):
    """What became of every document, in the order of the call."""

    outcomes: tuple[PlanOutcome, ...]

    @property
    def refused(self) -> tuple[PlanOutcome, ...]:
        return tuple(o for o in self.outcomes if o.outcome is Outcome.REFUSED)
