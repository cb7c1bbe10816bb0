"""How many duties a department has: all together, and in each role."""

from collections import Counter
from collections.abc import Iterable

from schema.edges import COUNTED_AS, Duty


class DutyCounts:
    def __init__(self) -> None:
        self._counts: dict[str, Counter[object]] = {name: Counter() for name in COUNTED_AS.values()}

    def add(self, kind: type[Duty], departments: Iterable[object]) -> None:
        """The departments' ids, once for each duty of that kind."""
        self._counts[COUNTED_AS[kind]].update(departments)

    def of(self, department: object) -> dict[str, int]:
        """The department's properties."""
        counts = {name: counted[department] for name, counted in self._counts.items()}
        return counts | {"duties": sum(counts.values())}
