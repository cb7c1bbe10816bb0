"""Who answers for an item: whoever has a duty for it, else for the nearest item around it, else for what stands inside it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from schema.edges import COUNTED_AS, Edge, PartOf

_DUTIES = tuple(COUNTED_AS)

_Steps = Mapping[str, Set[str]]


class Owners:
    """Of the items of one plan."""

    def __init__(self, edges: Sequence[Edge]) -> None:
        above: defaultdict[str, set[str]] = defaultdict(set)
        below: defaultdict[str, set[str]] = defaultdict(set)
        departments: defaultdict[str, set[str]] = defaultdict(set)
        by_role: dict[str, defaultdict[str, set[str]]] = {name: defaultdict(set) for name in COUNTED_AS.values()}
        for edge in edges:
            if isinstance(edge, PartOf):
                above[edge.tail].add(edge.head)
                below[edge.head].add(edge.tail)
            elif isinstance(edge, _DUTIES):
                departments[edge.head].add(edge.tail)
                by_role[COUNTED_AS[type(edge)]][edge.head].add(edge.tail)
        self._above, self._below, self._departments, self._by_role = above, below, departments, by_role

    def owned(self) -> set[str]:
        """The items that somebody answers for."""
        return _reach(self._departments, self._above) | _reach(self._departments, self._below)

    def count(self, items: Iterable[str]) -> int:
        """How many departments answer for these, each once for each item that it has a duty for; no fewer than these."""
        return sum(len(self._departments[holder]) for holder in self._holders_of(items))

    def count_by_role(self, items: Iterable[str]) -> dict[str, int]:
        """The same in each role, by its property."""
        holders = self._holders_of(items)
        return {
            name: sum(len(departments[holder]) for holder in holders if holder in departments)
            for name, departments in self._by_role.items()
        }

    def _holders_of(self, items: Iterable[str]) -> Set[str]:
        return {holder for item in items for holder in self._holders(item)}

    def _holders(self, item: str) -> Set[str]:
        """The items by whose duties this one is owned: none where two around it are as near."""
        seen: set[str] = set()
        level = {item}
        while level:
            if held := level & self._departments.keys():
                return held if len(held) == 1 else frozenset()
            seen |= level
            level = {above for here in level for above in self._above.get(here, ())} - seen
        return _reach([item], self._below) & self._departments.keys()


def _reach(starts: Iterable[str], steps: _Steps) -> set[str]:
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += steps.get(here, ())
    return reached
