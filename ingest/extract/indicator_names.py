"""The name of an indicator in a sentence: the words before its value, without what leads up to them."""

import re

from ingest.extract.indicator_values import RULES

SHORT = 8
"""A name of up to so many characters, after another in its sentence, may have left out what it is a rate of."""

LONGEST_PER_HEAD = 12

SAME_MEASURE = 4
"""Characters at the end of two names that say the same measure of two things: 火灾死亡人数, 交通死亡人数."""

SHORTEST_MEASURE = 2

_AND = r"、|以及|和(?!谐)|(?<![普涉波危])及(?![时格])"
_PARTS = re.compile(_AND)
_FINE_PARTS = (re.compile("、"), re.compile(_AND), re.compile(_AND + "|(?<![参赋给授])与"))
"""The marks that names are listed with, the surest first."""
_SPACES = re.compile(r"\s+")


def is_measure(name: str) -> bool:
    """Whether a name is one of something measured (…率, …面积城区, 每千人口…), and not the size of a thing to be built."""
    plain = _without_group(name)
    measured = RULES["measure-name"].regex.search(plain) or RULES["per-head"].regex.search(plain)
    return measured is not None and not RULES["size-name"].regex.search(plain)


def is_group(name: str) -> bool:
    """Whether a name says only whose number follows: 农村, 小学."""
    return RULES["group"].regex.fullmatch(name) is not None


def of_group(group: str, measured: str) -> str:
    """What is measured, of this group: 农村 with 服务半径城区 is 农村服务半径."""
    return group + RULES["group-lead"].regex.sub("", _without_group(measured))


def _without_group(name: str) -> str:
    """A name without the group at its end: 服务半径城区 is 服务半径. A group alone stays one."""
    group = RULES["group"].regex.search(name)
    return name[: group.start()] if group and group.start() >= SHORTEST_MEASURE else name


def clean_name(words: str) -> str:
    """The name without time, verb and adverb around it: `力争到2025年受害率均` is `受害率`."""
    name = RULES["time-in-name"].regex.sub("", _SPACES.sub("", words))
    lead = RULES["name-lead"].regex.match(name)
    if lead and len(name) - lead.end() != 1:
        name = name[lead.end() :]
    trail = RULES["name-trail"].regex.search(name)
    if trail and (trail.start() >= 2 or trail.start() == 0):
        name = name[: trail.start()]
    return name


def split_names(name: str) -> tuple[str, ...]:
    """`抽检率、重大隐患整改率` are two names where each part is one of something measured; else it stays one."""
    parts = listed_names(name)
    if len(parts) < 2 or not all(RULES["measure-name"].regex.search(part) for part in parts):
        return (name,)
    return parts


def listed_names(name: str) -> tuple[str, ...]:
    """The parts of a name that lists what each of several values is for: 氨氮、氮氧化物减排量."""
    return tuple(part for part in _PARTS.split(name) if part)


def names_for(name: str, count: int) -> tuple[str, ...]:
    """A name for each of so many values; the whole name for each where it lists no such number of names."""
    lists = ([part for part in marks.split(name) if part] for marks in _FINE_PARTS)
    parts = next((parts for parts in lists if len(parts) == count), None)
    if parts is None:
        return (name,) * count
    return (*(of_group(part, parts[-1]) if is_group(part) else part for part in parts[:-1]), parts[-1])


def complete_name(name: str, previous: str | None) -> str:
    """A name after one that counts by head does so too; a short name has the same holder: `可视化率` after
    `安置场所规范化率` is `安置场所可视化率`."""
    if not previous:
        return name
    if (counted := RULES["per-head-lead"].regex.match(previous)) and not RULES["per-head"].regex.search(name):
        return counted[0] + name if len(name) <= LONGEST_PER_HEAD and not name.endswith("率") else name
    if len(name) > SHORT or name[-SAME_MEASURE:] == previous[-SAME_MEASURE:]:
        return name
    if RULES["holder"].regex.match(name):
        return name
    holder = RULES["holder"].regex.match(previous)
    return holder[0] + name if holder else name
