"""What a person should look at: departments that the vocabulary does not know, and pairs that may be one. Merges nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from ingest.resolve.decisions import Decisions
from schema.evidence import Frozen
from schema.facts import CityFact
from schema.roles import DepartmentKind

_LIKE = 0.6
_LIKE_WITHOUT_FUNCTION = 0.75
"""Of two organisations whose function nobody knows, the names alone must say more."""
_NO_FUNCTION = "other"
_MANY_OF_A_SORT = frozenset({DepartmentKind.COLLECTIVE, DepartmentKind.TOWNSHIP})
"""A city has many of these, with names that are alike: 青石镇 and 白石镇."""


class NamedDepartment(Frozen):
    """A department as the graph has it; `plans` are the titles of those that name it."""

    name: str
    aliases: tuple[str, ...]
    city: CityFact
    function: str
    kind: DepartmentKind
    listed: bool
    plans: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.name, *self.aliases)))


class LikelyPair(Frozen):
    """Two departments of one city with the same function and names that are alike."""

    city: str
    names: tuple[str, str]
    function: str
    likeness: float


def likely_pairs(departments: Iterable[NamedDepartment], decisions: Decisions) -> tuple[LikelyPair, ...]:
    """The pairs that nobody has decided on yet, in each city the likeliest first."""
    groups: defaultdict[tuple[str, str], list[NamedDepartment]] = defaultdict(list)
    for department in departments:
        if department.kind not in _MANY_OF_A_SORT:
            groups[department.city.id, department.function].append(department)
    pairs = (pair for group in groups.values() for pair in _pairs(group, decisions))
    return tuple(sorted(pairs, key=lambda pair: (pair.city, -pair.likeness, pair.names)))


def _pairs(group: Sequence[NamedDepartment], decisions: Decisions) -> Iterator[LikelyPair]:
    for one, other in combinations(sorted(group, key=lambda department: department.name), 2):
        likeness = _likeness(one, other)
        enough = _LIKE_WITHOUT_FUNCTION if one.function == _NO_FUNCTION else _LIKE
        if likeness >= enough and not decisions.are_different(one.city, one.names, other.names):
            yield LikelyPair(
                city=one.city.name, names=(one.name, other.name), function=one.function, likeness=round(likeness, 2)
            )


def _likeness(one: NamedDepartment, other: NamedDepartment) -> float:
    """How alike the two names that are most alike are, without the city in front."""
    return max(
        SequenceMatcher(None, mine, theirs, autojunk=False).ratio() for mine in _stems(one) for theirs in _stems(other)
    )


def _stems(department: NamedDepartment) -> set[str]:
    stems = (
        name.removeprefix(department.city.name).removeprefix(department.city.name[-1]) for name in department.names
    )
    return {stem for stem in stems if stem} or {department.name}
