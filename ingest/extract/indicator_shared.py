"""Numbers that split their name, and several numbers that share one sentence: 抵御6级地震能力, 分别达到80%、90%."""

import re
from collections.abc import Callable
from dataclasses import replace

from ingest.extract.clauses import clause_start
from ingest.extract.indicator_frames import SHORTEST_NAME, YEAR, Frame, Statement, statements_of
from ingest.extract.indicator_names import clean_name, is_measure, listed_names, names_for
from ingest.extract.indicator_values import RULES, Quantity, Value, bounded, quantity_of, read_quantity, read_value

LONGEST_VERB = 6
"""Characters before a number that can be the verb of a name which it splits."""

_NEXT = re.compile(r"、|和|以?及")
_EACH = re.compile(r"分别(?:[比较][^，。；、]{2,12})?$")


def split_by_number(frame: Frame) -> tuple[Statement, ...]:
    """The forms whose name the number splits: 抵御6级地震能力, 5年一遇除涝标准, 10小时到位目标."""
    rule, number = _SPLIT_BY.get(frame.value.quantity.unit or ""), frame.value.quantity.start
    if rule is None:
        return ()
    first = max(frame.start, number - LONGEST_VERB)
    matches = RULES[rule].regex.finditer(frame.folded, first, frame.last)
    match = next((match for match in matches if match.start("number") >= number), None)
    if match is None or match.start("number") != number:
        return ()
    name = _NAMES_AROUND[rule](match, clean_name(frame.folded[frame.start : match.start()]))
    quantity = quantity_of(match)
    operator = read_value(frame.folded, quantity, frame.start).operator
    statement = Statement(frame.start, match.end(), rule, name, operator, quantity)
    return (statement,) if len(name) >= SHORTEST_NAME else ()


_SPLIT_BY = {"级": "withstand", "年一遇": "return-period", "小时": "hours-goal", "分钟": "hours-goal"}
"""The rule for a name that is split, by the unit of the number that splits it."""

_NAMES_AROUND: dict[str, Callable[[re.Match[str], str], str]] = {
    "withstand": lambda match, left: match["verb"] + match["rest"].lstrip("的"),
    "return-period": lambda match, left: left + (match["rest"] or ""),
    "hours-goal": lambda match, left: match["rest"],
}


def respective(frame: Frame) -> tuple[Statement, ...]:
    """`注册率、就诊率分别达到80%、90%`: each name with its own number; one name may have several (`分别压至15个、5个工作日`)."""
    if not frame.value.said:
        return ()
    values = [frame.value]
    while (following := _following(frame, values[-1])) is not None:
        values.append(following)
    each = _EACH.search(frame.folded, frame.start, frame.value.start)
    alike = is_measure(frame.left) and len({value.quantity.unit for value in values}) == 1
    if len(values) < 2 or not (each or alike or len(listed_names(frame.left)) == len(values)):
        return ()
    left = frame.left or _subjects_before(frame, len(values))
    if not left:
        return ()
    names, last = names_for(left, len(values)), values[-1].quantity
    one_name = len(set(names)) == 1
    return tuple(
        replace(statement, turn=(turn, len(values)) if one_name else (0, 1))
        for turn, (name, value) in enumerate(zip(names, values, strict=True))
        for statement in statements_of(frame, "respective", (name,), _with_last(value, last))
    )


def _subjects_before(frame: Frame, count: int) -> str:
    """The names that the clause before lists, where that of the values has none: `甲企业和乙企业实现倍增，分别超过90家和870家`."""
    lead = frame.folded[clause_start(frame.folded, frame.clause - 1) : frame.clause - 1] if frame.clause else ""
    told = RULES["told-of-subjects"].regex.search(lead)
    subjects = clean_name(lead[: told.start()]) if told is not None else ""
    return subjects if len(listed_names(subjects)) == count else ""


def _following(frame: Frame, value: Value) -> Value | None:
    mark = _NEXT.match(frame.folded, value.end, frame.last)
    if mark is None or YEAR.match(frame.folded, mark.end()):
        return None
    quantity = read_quantity(frame.folded, mark.end(), frame.last)
    return replace(value, end=quantity.end, quantity=quantity) if quantity else None


def _with_last(value: Value, last: Quantity) -> Value:
    """A value of a list with the unit and bound that only the last of them is written with: 15个、5个工作日以内."""
    unit = value.quantity.unit or ""
    if not last.unit or unit == last.unit or not last.unit.startswith(unit):
        return value
    quantity = replace(value.quantity, unit=last.unit, bound=last.bound)
    return replace(value, quantity=quantity, operator=bounded(value.operator, last.bound))
