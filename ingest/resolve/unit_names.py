"""What a unit's name says by itself: whether it is a group, what kind it is, whether it has a second plate."""

from collections.abc import Mapping, Sequence
from functools import cache

from ingest.rulebook import load_rules
from schema.roles import DepartmentKind

COLLECTIVE = "collective"
_SUFFIX_KINDS = tuple(kind for kind in DepartmentKind if kind is not DepartmentKind.COLLECTIVE)
_HEAD_KINDS = (DepartmentKind.MILITARY, DepartmentKind.ENTERPRISE, DepartmentKind.PARTY)


def split_plate(form: str) -> tuple[str, str] | None:
    """The two names of `A（B）`, where the bracket holds a name and no kind of division (`各乡镇（街道）`)."""
    found = load_rules("departments")["plate"].regex.search(form)
    if found is None or is_group(form) or not has_kind(found["unit"]) or not has_kind(found["plate"]):
        return None
    return found["unit"], found["plate"]


def is_group(form: str) -> bool:
    """Whether a form is a group without a name of its own, or of divisions only."""
    rules = load_rules("departments")
    return any(rules[rule].regex.search(form) is not None for rule in (COLLECTIVE, "division_nouns"))


def has_kind(name: str) -> bool:
    return kind_by_suffix(name) is not None


def kind_by_suffix(name: str) -> DepartmentKind | None:
    """The kind that the longest fitting suffix gives; before one of a single character (队) the name's head counts."""
    kinds, longest = _suffixes()
    places = range(max(0, len(name) - longest), len(name))
    suffix = next((name[place:] for place in places if name[place:] in kinds), "")
    if len(suffix) > 1:
        return kinds[suffix]
    return next((kind for kind, heads in _heads() if name.startswith(heads)), kinds.get(suffix))


@cache
def _suffixes() -> tuple[Mapping[str, DepartmentKind], int]:
    """The kind of each suffix, and the characters of the longest."""
    words = load_rules("departments").words
    kinds = {suffix: kind for kind in _SUFFIX_KINDS for suffix in words[kind]}
    return kinds, max(map(len, kinds))


@cache
def _heads() -> Sequence[tuple[DepartmentKind, tuple[str, ...]]]:
    words = load_rules("departments").words
    return [(kind, words[f"{kind}_heads"]) for kind in _HEAD_KINDS]
