"""The name of an indicator in a sentence: the words before its value, without what leads up to them."""

import re

from ingest.extract.indicator_values import RULES

SHORT = 8
"""A name of up to so many characters, after another in its sentence, may have left out what it is a rate of."""

_PARTS = re.compile(r"[、和及]|以及")
_SPACES = re.compile(r"\s+")
_HOLDERS = re.compile(
    r".*(?:场所|企业|单位|人员|队伍|平台|设施|设备|体系|系统|居民|群众|人口|船舶|车辆|家庭|项目|学校|医院|机构|园区)"
)


def is_measure(name: str) -> bool:
    """Whether a name is one of something measured (…率, …面积), and not the size of a thing to be built."""
    return bool(RULES["measure-name"].regex.search(name)) and not RULES["size-name"].regex.search(name)


def clean_name(words: str) -> str:
    """The name without time, verb and adverb around it: `力争到2025年受害率均` is `受害率`."""
    name = RULES["time-in-name"].regex.sub("", _SPACES.sub("", words))
    lead = RULES["name-lead"].regex.match(name)
    if lead and len(name) - lead.end() != 1:
        name = name[lead.end() :]
    trail = RULES["name-trail"].regex.search(name)
    if trail and trail.start() >= 2:
        name = name[: trail.start()]
    return name


def split_names(name: str) -> tuple[str, ...]:
    """`抽检率、重大隐患整改率` are two names where each part is one of something measured; else it stays one."""
    parts = tuple(part for part in _PARTS.split(name) if part)
    if len(parts) < 2 or not all(RULES["measure-name"].regex.search(part) for part in parts):
        return (name,)
    return parts


def complete_name(name: str, previous: str | None) -> str:
    """A short name after another has the same holder: `可视化率` after `安置场所规范化率` is `安置场所可视化率`."""
    if not previous or len(name) > SHORT or _HOLDERS.match(name):
        return name
    holder = _HOLDERS.match(previous)
    return holder[0] + name if holder else name
