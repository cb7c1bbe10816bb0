"""Values with an operator, or with a bound behind them: 覆盖率达到95%, 死亡率控制在0.5以内, 抽检合格率98%以上."""

from dataclasses import replace

from ingest.extract.indicator_frames import (
    LONGEST_REST,
    SPANS_OF_WORK,
    Frame,
    Statement,
    measured_before,
    measured_by_label,
    statements_of,
)
from ingest.extract.indicator_names import is_group, is_measure, of_group, split_names
from ingest.extract.indicator_values import RULES
from schema.roles import Operator

_COVERS = "覆盖"
_BRINGS = "实现"
_WITHIN_OPERATORS = (Operator.AT_MOST, Operator.BELOW)
_NATURES = ("（约束", "（预期")
"""A bracket behind a value that says how binding it is."""
_AFTER_COUNT = "、和及（）”"


def said_value(frame: Frame) -> tuple[Statement, ...]:
    """`覆盖率达到95%`, `死亡率控制在0.5以内`, `死亡人数下降15%`: a value with an operator, or a bound at its end."""
    value, rest, left = frame.value, frame.rest, frame.left
    behind = rest[1:] if rest.startswith("的") and len(rest) <= LONGEST_REST else ""
    closes = not rest.strip("）”") or rest.startswith(_NATURES)
    if not value.said and not (value.quantity.bound and (behind or closes or _is_fitted(rest, left))):
        return ()
    if behind and not is_measure(left):
        whole = replace(value, end=frame.last)
        said = _COVERS if frame.folded[value.start : value.quantity.start] == _COVERS else ""
        name = left + said + behind
        return statements_of(frame, "share-of", (name,), whole) if value.quantity.is_percent else ()
    is_condition = rest.startswith("的") and not value.quantity.is_percent
    if (is_condition and not is_measure(behind)) or _tells_whose(frame):
        return ()
    if len(left) < 2:
        before = frame.previous.name if frame.previous is not None else measured_before(frame)
        left = measured_by_label(frame) or before or ""
    if is_group(left) and (measured := measured_before(frame)):
        left = of_group(left, measured)
    return statements_of(frame, "said", split_names(left), value) if _eligible(frame, left) else ()


def _tells_whose(frame: Frame) -> bool:
    """Whether a number tells things from others: `户均面积不足16平方米家庭`."""
    is_own = frame.value.operator is Operator.BELOW and not frame.value.quantity.is_percent
    return is_own and frame.rest[:1].isalpha()


def _is_fitted(rest: str, name: str) -> bool:
    """Whether a measure with its bound is one that something is fitted out by: `人均面积2平方米以上配建用房`."""
    return is_measure(name) and RULES["equips"].regex.match(rest) is not None


def _eligible(frame: Frame, name: str) -> bool:
    """Whether name and value make an indicator and not a thing to be built or bought."""
    quantity = frame.value.quantity
    if len(name) < 2 or RULES["size-name"].regex.search(name) or RULES["fostered"].regex.match(name):
        return False
    if quantity.is_percent or is_measure(name) or (quantity.unit or "").endswith("人次"):
        return True
    if quantity.unit and not frame.rest and RULES["counted-aim"].regex.search(name):
        return True
    if frame.value.said and frame.value.operator in _WITHIN_OPERATORS and _is_span(quantity.unit, name):
        return True
    if quantity.unit in RULES.words["response_unit"] or RULES["each-of-them"].regex.match(name):
        return False
    words = frame.folded[frame.start : frame.value.start]
    brings = words.endswith(_BRINGS)
    if frame.rest and frame.rest[0] not in _AFTER_COUNT:
        return False
    at = frame.value.start - len(_BRINGS) * brings
    aimed = frame.counts or RULES["reached"].regex.match(frame.folded, at) is not None
    is_said = frame.value.said or (brings and bool(quantity.bound))
    return aimed and is_said and bool(quantity.unit) and not RULES["build-verb"].regex.search(words)


def _is_span(unit: str | None, name: str) -> bool:
    """Whether a number in this unit is how long the work of this name takes."""
    in_days = unit in RULES.words["errand_unit"] and RULES["days-taken"].regex.search(name) is not None
    return in_days or unit in SPANS_OF_WORK
