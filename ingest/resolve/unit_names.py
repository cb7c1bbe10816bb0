"""What a unit's name says by itself: whether it is a group, what kind it is, whether it has a second plate."""

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
    words = load_rules("departments").words
    fits = [(len(suffix), kind) for kind in _SUFFIX_KINDS for suffix in words[kind] if name.endswith(suffix)]
    if not fits or max(fits)[0] == 1:
        heads = (kind for kind in _HEAD_KINDS for head in words[f"{kind}_heads"] if name.startswith(head))
        return next(heads, max(fits)[1] if fits else None)
    return max(fits)[1]
