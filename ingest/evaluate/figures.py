"""What is counted: facts asked for and given, shares of cases, clusters. All of it can be added up over plans."""

from collections.abc import Iterable
from typing import Self

from schema.evidence import Frozen


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


class Share(Frozen):
    """Of so many cases that both sides have, how many are right."""

    right: int
    of: int

    @classmethod
    def of_cases(cls, cases: Iterable[bool]) -> Self:
        counted = list(cases)
        return cls(right=sum(counted), of=len(counted))

    def __add__(self, other: Self) -> "Share":
        return Share(right=self.right + other.right, of=self.of + other.of)

    @property
    def value(self) -> float | None:
        """None where there is nothing to see."""
        return self.right / self.of if self.of else None


class Clusters(Frozen):
    """B-cubed: precision and recall of each written form's cluster, summed over the forms that the gold asks for."""

    precision: float
    recall: float
    forms: int

    def __add__(self, other: Self) -> "Clusters":
        return Clusters(
            precision=self.precision + other.precision,
            recall=self.recall + other.recall,
            forms=self.forms + other.forms,
        )

    @property
    def f1(self) -> float:
        if not self.forms:
            return 1.0
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total / self.forms if total else 0.0
