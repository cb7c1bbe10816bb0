"""Numbers without an operator: shares (`覆盖率100%`), and what stands right behind its measure among the aims."""

import re
from dataclasses import replace

from ingest.extract.indicator_frames import (
    LONGEST_REST,
    SHORTEST_NAME,
    SPANS_OF_WORK,
    Frame,
    Statement,
    behind,
    mark_in,
    measured_before,
    statements_of,
)
from ingest.extract.indicator_names import is_group, is_measure, of_group, split_names
from ingest.extract.indicator_values import RULES

_GOES_ON = re.compile(r"的[^，。；、%]{1,20}[和及与]\d{1,3}(?:\.\d+)?%")
"""Another share, in whose words those of this one end: `100%的市级医院和80%以上的县级医院开展……`."""

_PLACES = ("村", "县", "镇", "乡", "市", "户")
"""Words of one character behind a share that it can be of: 90%以上村."""

PART_REACH = 3
"""Characters before a clause in which it is said to be a part: `其中：`."""


def bare_share(frame: Frame) -> tuple[Statement, ...]:
    """`监管覆盖率100%`, `监管措施100%落实`, `满足人口总数1%的能力`: a share without an operator."""
    value, left = frame.value, frame.left
    if value.said:
        return ()
    if (len(left) < 2 or is_group(left)) and _is_alike(frame) and (measured := measured_before(frame)):
        left = of_group(left, measured)
    if not value.quantity.is_percent:
        is_aim = _is_bare_aim(frame, left) or _is_part(frame)
        return statements_of(frame, "bare", (left,), value) if is_aim else ()
    rest = frame.rest[: mark_in(frame.rest)]
    if not rest and len(left) < 2 and frame.previous is not None:
        return statements_of(frame, "share", (frame.previous.name,), value)
    if _GOES_ON.match(rest):
        return ()
    if len(left) < 2 and (own := RULES["share-subject"].regex.search(rest)):
        return statements_of(frame, "share-of", (own["name"],), replace(value, end=value.end + own.end()))
    if rest.startswith("的") and len(left) < 2:
        whole = replace(value, end=value.end + len(rest))
        return statements_of(frame, "share-of", (rest[1:],), whole) if SHORTEST_NAME < len(rest) <= LONGEST_REST else ()
    if 2 <= len(rest) <= LONGEST_REST or rest in _PLACES:
        subject = left if len(left) >= 2 or frame.previous is None else _subject_before(frame.previous, frame)
        whole = replace(value, end=value.end + len(rest))
        return statements_of(frame, "share-within", (subject + rest,), whole) if len(subject) >= 2 else ()
    return statements_of(frame, "share", split_names(left), value) if _is_share_of(frame, left) else ()


def _is_share_of(frame: Frame, name: str) -> bool:
    """Whether a name right before a share says what it measures, or, among the aims, what it is a part of."""
    if is_measure(name) or RULES["measure-name"].regex.search(name) or RULES["part-reached"].regex.search(name):
        return True
    return frame.counts and len(name) >= SHORTEST_NAME and RULES["no-aim-before"].regex.search(name) is None


def _is_alike(frame: Frame) -> bool:
    """Whether a number can be of what the one before measures: by its unit, and no share of something named behind it."""
    previous = frame.previous
    if previous is None:
        return True
    return _sort(previous.quantity.unit) == _sort(frame.value.quantity.unit) and not frame.rest.startswith("的")


def _is_bare_aim(frame: Frame, name: str) -> bool:
    """Whether a number stands right behind what it measures, among the aims: `每千名老年人养老床位40张`; or, among the
    tasks too, behind what plans count: `城镇新增就业3000人`, `每万人口医师30名`."""
    words, behind = frame.folded[frame.start : frame.value.start], frame.rest[: mark_in(frame.rest)]
    unit = frame.value.quantity.unit
    if unit in SPANS_OF_WORK and not behind and RULES["time-taken"].regex.search(name):
        return True
    if not unit or behind:
        return False
    is_measured = is_measure(name) or RULES["saved"].regex.search(words) is not None
    is_aim = frame.counts and is_measured and not RULES["build-verb"].regex.search(words)
    return is_aim or any(RULES[rule].regex.search(name) for rule in ("counted-aim", "per-head-lead"))


def _is_part(frame: Frame) -> bool:
    """Whether a number is a part of the one before, in its unit: `装机容量达到900万千瓦，其中：风电320万千瓦、光伏480万千瓦`."""
    previous, words = frame.previous, frame.folded[max(0, frame.clause - PART_REACH) : frame.value.start]
    if not frame.counts or previous is None or _sort(previous.quantity.unit) != _sort(frame.value.quantity.unit):
        return False
    return "其中" in words and len(frame.left) >= 2 and not frame.rest[: mark_in(frame.rest)]


def _sort(unit: str | None) -> str:
    """What a unit measures in: 万公里 and 公里 are of one sort."""
    return (unit or "").lstrip("百千万亿")


def _subject_before(statement: Statement, frame: Frame) -> str:
    """What the statement before is about: `压力容器100%登记，100%检验` are both about 压力容器."""
    return statement.name.removesuffix(behind(statement, frame))
