"""Amounts without an operator, right behind what they are of: 每千名老年人养老床位40张, 城镇新增就业3000人, 肉类总产5万吨、水产品3万吨."""

from ingest.extract.indicator_frames import (
    SPANS_OF_WORK,
    Frame,
    Statement,
    label_before,
    mark_in,
    measured_before,
    statements_of,
)
from ingest.extract.indicator_names import is_group, is_measure, of_group
from ingest.extract.indicator_values import RULES

PART_REACH = 3
"""Characters before a clause in which it is said to be a part: `其中：`."""

SHORTEST_ITEM, LONGEST_ITEM = 2, 10
"""Characters of what one amount in a series is of."""

_SERIES = "series"
_NEW = "新增"
_AGAINST = ("高于", "低于", "快于", "慢于")
_RATIO = "比"


def bare_amount(frame: Frame) -> tuple[Statement, ...]:
    """An amount without an operator that the plan aims at."""
    if frame.value.said or frame.value.quantity.is_percent:
        return ()
    name = own_name(frame)
    if _is_aim(frame, name) or _is_part(frame):
        return statements_of(frame, "bare", (name,), frame.value)
    return statements_of(frame, _SERIES, (name,), frame.value) if _is_next_of_series(frame) else ()


def own_name(frame: Frame) -> str:
    """The name before a value; where that says only whose value it is or what it is above, with what is measured:
    农村自来水普及率."""
    left = frame.left
    if left.startswith(_AGAINST):
        return (frame.previous.name if frame.previous is not None else "") + left
    if left and not is_measure(left) and (measured := _measured_by_label(frame)):
        return left + measured
    if (len(left) < 2 or is_group(left)) and _is_alike(frame) and (measured := measured_before(frame)):
        return of_group(left, measured)
    is_surer = not left and RULES["surer-or-higher"].regex.match(frame.folded, frame.start) is not None
    return _of_same_sort(frame) if is_surer else left


def _of_same_sort(frame: Frame) -> str:
    """What the last number in the same unit measures: `底线目标90亿元，增长8%；奋斗目标95亿元`."""
    return next((each.name for each in reversed(frame.before) if _is_same_sort(frame, each)), "")


def _measured_by_label(frame: Frame) -> str | None:
    """What the label of a list of shares measures: `预报准确率：晴雨90%、气温85%`."""
    is_labelled = frame.clause > 0 and frame.folded[frame.clause - 1] == "：" and frame.value.quantity.is_percent
    label = label_before(frame.folded, frame.clause) if is_labelled and len(frame.left) <= LONGEST_ITEM else ""
    return label if is_measure(label) and not is_group(frame.left) else None


def _is_alike(frame: Frame) -> bool:
    """Whether a number can be of what the one before measures: by its unit, and no share of something named behind it."""
    previous = frame.previous
    return previous is None or (_is_same_sort(frame, previous) and not frame.rest.startswith("的"))


def _is_aim(frame: Frame, name: str) -> bool:
    """Whether a number stands right behind what it measures, among the aims: `每千名老年人养老床位40张`; or, among the
    tasks too, behind what plans count: `城镇新增就业3000人`, `每万人口医师30名`."""
    unit = frame.value.quantity.unit
    if unit in SPANS_OF_WORK and not _behind(frame) and RULES["time-taken"].regex.search(name):
        return True
    if not (unit or name.endswith(_RATIO)) or _behind(frame):
        return False
    is_measured = is_measure(name) or RULES["saved"].regex.search(_words(frame)) is not None
    is_measured = is_measured or _counts_on_by_head(frame)
    is_aim = frame.counts and is_measured and not RULES["build-verb"].regex.search(_words(frame))
    by_head = is_measure(name) and RULES["per-head"].regex.search(name) is not None
    return is_aim or by_head or any(RULES[rule].regex.search(name) for rule in ("counted-aim", "per-head-lead"))


def _counts_on_by_head(frame: Frame) -> bool:
    """Whether the statement before, in the same clause, counts by head: `每千人口床位3.5张、医师1.8人`."""
    previous = frame.previous
    is_near = previous is not None and previous.end > frame.clause and len(frame.left) >= SHORTEST_ITEM
    return previous is not None and is_near and RULES["per-head-lead"].regex.match(previous.name) is not None


def _is_part(frame: Frame) -> bool:
    """Whether a number is a part of the one before, in its unit: `装机容量达到900万千瓦，其中：风电320万千瓦、光伏480万千瓦`."""
    words = frame.folded[max(0, frame.clause - PART_REACH) : frame.value.start]
    return "其中" in words and len(frame.left) >= 2 and _goes_on(frame) is not None


def _is_next_of_series(frame: Frame) -> bool:
    """Whether a number goes on as the one before: `肉类总产5万吨，水产品3万吨、蔬菜30万吨`."""
    previous = _goes_on(frame)
    if previous is None or not SHORTEST_ITEM <= len(frame.left) <= LONGEST_ITEM:
        return False
    if any(RULES[rule].regex.search(_words(frame)) for rule in ("build-verb", "size-name")):
        return False
    if is_measure(previous.name) or previous.rule == _SERIES or previous.name.startswith(_NEW):
        return True
    return frame.left[-2:] == previous.name[-2:]


def _goes_on(frame: Frame) -> Statement | None:
    """The statement before, where a number among the aims, or behind one that is newly added, is in its unit and ends its
    words."""
    previous = frame.previous
    if previous is None or _behind(frame) or not _is_same_sort(frame, previous):
        return None
    return previous if frame.counts or previous.name.startswith(_NEW) else None


def _words(frame: Frame) -> str:
    return frame.folded[frame.start : frame.value.start]


def _behind(frame: Frame) -> str:
    """The words behind a number; 任务 there says that it is the sum of a task."""
    rest = frame.rest[: mark_in(frame.rest)]
    return "" if RULES["task-tail"].regex.search(rest) else rest


def _is_same_sort(frame: Frame, statement: Statement) -> bool:
    """Whether two numbers measure in the same: 万公里 and 公里 are of one sort."""
    return _sort(frame.value.quantity.unit) == _sort(statement.quantity.unit)


def _sort(unit: str | None) -> str:
    return (unit or "").lstrip("百千万亿")
