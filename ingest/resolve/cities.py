"""Administrative divisions: from a name as written to its place in the register of GB/T 2260 codes."""

from collections.abc import Iterable, Sequence

from ingest.resolve.register import Division, load_register
from schema.facts import CityFact
from schema.ids import CityId, compute_id
from schema.roles import CityLevel

COUNTRY_NAME = "中国"
_COUNTRY_NAMES = frozenset({COUNTRY_NAME, "中华人民共和国", "全国", "国家", "国务院"})

_LONGEST_DIVISION = 12
_LEVEL_BY_SUFFIX = (
    ("自治区", CityLevel.PROVINCE),
    ("省", CityLevel.PROVINCE),
    ("自治州", CityLevel.PREFECTURE),
    ("地区", CityLevel.PREFECTURE),
    ("盟", CityLevel.PREFECTURE),
    ("市", CityLevel.PREFECTURE),
    ("区", CityLevel.DISTRICT),
)


def is_division(name: str) -> bool:
    """Whether a name is the full name of a division of the register."""
    return any(division.name == name for division in load_register().named(name))


def begins_with_division(name: str) -> bool:
    """Whether a name begins with that of a division of the register: 如皋市教育局."""
    names = load_register().codes_by_name
    return any(name[:end] in names for end in range(2, min(len(name), _LONGEST_DIVISION) + 1))


def find_city(name: str, hints: Sequence[str] = ()) -> tuple[CityFact, ...]:
    """The division of this name, then those around it up to the province.

    `name` may carry the names around it (浙江省温州市鹿城区) or be short (温州). Where several divisions have the name,
    the texts of `hints` decide by naming what lies around it, the first text that can; if none does, or the register
    does not know the name, the one fact given has no code and a level by the name's last character.
    """
    if name in _COUNTRY_NAMES:
        return (COUNTRY,)
    register = load_register()
    found = _choose(register.named(name), hints) or _find_behind_ancestor(name)
    if found is not None:
        return tuple(_facts(found))
    around = _find_before_rest(name, hints)
    parents = tuple(_facts(around)) if around is not None else ()
    return (_unknown_city(name, parents[0].id if parents else None), *parents)


def _choose(candidates: Sequence[Division], hints: Iterable[str]) -> Division | None:
    """The only candidate, or the only one that a hint names the surroundings of."""
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    for hint in hints:
        scores = sorted(((_named_around(c, hint), c.code) for c in candidates), reverse=True)
        if scores[0][0] > scores[1][0]:
            return load_register().divisions[scores[0][1]]
    return None


def _named_around(division: Division, hint: str) -> int:
    """How surely a text names what lies around a division: its own full name and its ancestors', or short forms."""
    score = 0
    for weight, ancestor in enumerate(reversed(load_register().ancestors(division)), 1):
        if ancestor.name in hint:
            score += 2 * weight
        elif any(len(short) > 1 and short in hint for short in ancestor.short_names):
            score += weight
    return score + (1 if division.name in hint else 0)


def _find_behind_ancestor(name: str) -> Division | None:
    """浙江省温州市鹿城区, 上海浦东新区: the longest ending that is a division, with what stands before as the hint."""
    register = load_register()
    for start in range(1, len(name) - 1):
        inside = [d for d in register.named(name[start:]) if _named_around(d, name[:start])]
        if (found := _choose(inside, (name[:start],))) is not None:
            return found
    return None


def _find_before_rest(name: str, hints: Sequence[str]) -> Division | None:
    """青岛高新区: the division whose name or short name an unknown one begins with."""
    for end in range(len(name) - 1, 1, -1):
        if (found := _choose(load_register().named(name[:end]), hints)) is not None:
            return found
    return None


def _facts(division: Division) -> Iterable[CityFact]:
    chain = (division, *load_register().ancestors(division))
    for place, each in enumerate(chain):
        around = chain[place + 1 :]
        yield CityFact(
            id=compute_id(CityId, each.code),
            code=each.code,
            name=each.name,
            full_name="".join(d.name for d in reversed(chain[place:])),
            level=each.level,
            parent=compute_id(CityId, around[0].code) if around else None,
        )


def _unknown_city(name: str, parent: CityId | None) -> CityFact:
    level = next((level for suffix, level in _LEVEL_BY_SUFFIX if name.endswith(suffix)), CityLevel.COUNTY)
    return CityFact(id=compute_id(CityId, name), code=None, name=name, full_name=name, level=level, parent=parent)


COUNTRY = CityFact(
    id=compute_id(CityId, COUNTRY_NAME),
    code=None,
    name=COUNTRY_NAME,
    full_name="中华人民共和国",
    level=CityLevel.COUNTRY,
    parent=None,
)
"""What ministries belong to, and plans for the whole country."""
