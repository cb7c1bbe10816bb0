"""Several numbers of one clause, each for its own name or its own year: 分别达到80%、90%."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.clauses import clause_start
from ingest.extract.indicator_frames import YEAR, Frame, Statement, statements_of
from ingest.extract.indicator_names import clean_name, is_measure, listed_names, names_for
from ingest.extract.indicator_values import RULES, Quantity, Value, bounded, read_quantity, read_value

_EACH = re.compile(r"分别(?:[比较][^，。；、]{2,12})?$")
_ASIDE = r"(?:（(?:其中|含)[^（）]{2,60}）)?"
_NEXT = re.compile(_ASIDE + r"(?:、|和|以?及)(?P<verb>达到?|控制在|不[低高]于|(?:提高|提升|下降|降低)[到至]?)?")
"""What leads from one value to the next: `2万吨（其中工业1万吨）、0.3万吨`, `控制在0.9‰以内和达到80%`."""

RULE = "respective"


def respective(frame: Frame) -> tuple[Statement, ...]:
    """`注册率、就诊率分别达到80%、90%`: each name with its own number; one name may have several (`分别压至15个、5个工作日`)."""
    if not frame.value.said:
        return ()
    values = [frame.value, *_following(frame)]
    names = _names(frame, len(values)) if _belong_together(frame, values) else ()
    last, one_name = values[-1].quantity, len(set(names)) == 1
    return tuple(
        replace(statement, turn=(turn, len(values)) if one_name else (0, 1))
        for turn, (name, value) in enumerate(zip(names, values, strict=bool(names)))
        for statement in statements_of(frame, RULE, (name,), _with_last(value, last))
    )


def _belong_together(frame: Frame, values: list[Value]) -> bool:
    """Whether several values stand side by side for what one clause names."""
    each = _EACH.search(frame.folded, frame.start, frame.value.start)
    alike = is_measure(frame.left) and len({value.quantity.unit for value in values}) == 1
    return len(values) > 1 and bool(each or alike or len(listed_names(frame.left)) == len(values))


def _names(frame: Frame, count: int) -> tuple[str, ...]:
    """A name for each of so many values: of their own clause, else those that the values before had (`分别控制在2万吨、3万吨，
    比2020年分别下降8%、9%`), else what the clause before lists."""
    if frame.left:
        return names_for(frame.left, count)
    before = frame.before[-count:]
    if len(before) == count and (_are_listed(before) or _is_each(frame, before)):
        return tuple(statement.name for statement in before)
    subjects = _subjects_before(frame, count)
    return names_for(subjects, count) if subjects else ()


def _are_listed(before: tuple[Statement, ...]) -> bool:
    return all(statement.rule == RULE for statement in before)


def _is_each(frame: Frame, before: tuple[Statement, ...]) -> bool:
    """Whether 分别 gives each of the names before a value: `收入突破80亿元，游客突破900万人次，分别增长12%、10%`."""
    names = {statement.name for statement in before}
    return len(names) == len(before) and _EACH.search(frame.folded, frame.start, frame.value.start) is not None


def _subjects_before(frame: Frame, count: int) -> str:
    """The names that the clause before lists, where that of the values has none: `甲企业和乙企业实现倍增，分别超过90家和870家`."""
    lead = frame.folded[clause_start(frame.folded, frame.clause - 1) : frame.clause - 1] if frame.clause else ""
    told = RULES["told-of-subjects"].regex.search(lead)
    subjects = clean_name(lead[: told.start()]) if told is not None else ""
    return subjects if len(listed_names(subjects)) == count else ""


def _following(frame: Frame) -> Iterator[Value]:
    """The values behind the first one, each with the operator of its own or else that of the one before."""
    value = frame.value
    while (mark := _NEXT.match(frame.folded, value.end, frame.last)) and not YEAR.match(frame.folded, mark.end()):
        quantity = read_quantity(frame.folded, mark.end(), frame.last)
        if quantity is None:
            return
        own = read_value(frame.folded, quantity, mark.start("verb")) if mark["verb"] else value
        value = replace(own, start=value.start, end=quantity.end, quantity=quantity)
        yield value


def _with_last(value: Value, last: Quantity) -> Value:
    """A value of a list with the unit and bound that only the last of them is written with: 15个、5个工作日以内."""
    unit = value.quantity.unit or ""
    if not last.unit or not last.unit.startswith(unit):
        return value
    bound = value.quantity.bound if unit == last.unit else last.bound
    quantity = replace(value.quantity, unit=last.unit, bound=bound)
    return replace(value, quantity=quantity, operator=bounded(value.operator, bound))
