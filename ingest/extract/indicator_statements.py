"""The numbers with a name that sentences set: rates, shares, times, counts per head; names and values, no years yet."""

import re
from collections.abc import Callable
from dataclasses import replace

from ingest.extract.clauses import clause_end, clause_start, sentence_start
from ingest.extract.indicator_bare import bare_amount
from ingest.extract.indicator_frames import (
    LONGEST_REST,
    SPANS_OF_WORK,
    YEAR,
    Frame,
    Statement,
    label_before,
    measured_before,
    statements_of,
)
from ingest.extract.indicator_names import clean_name, is_group, is_measure, of_group, split_names
from ingest.extract.indicator_respective import respective
from ingest.extract.indicator_share_lists import share_list
from ingest.extract.indicator_shares import bare_share
from ingest.extract.indicator_split import split_by_number
from ingest.extract.indicator_times import response
from ingest.extract.indicator_unset import sets_nothing
from ingest.extract.indicator_values import LEAD_IN, RULES, Value, read_quantity, read_value
from schema.roles import Operator

_NUMBER = re.compile(r"(?<![\d.])\d+(?:[,.]\d+)*|(?<=为)零(?=[，。；、）\n]|$)|[百千]分之[一二三四五六七八九十百\d]+")
_RATIO = re.compile(r"\d+(?:\.\d+)?(?:[：∶]\d+(?:\.\d+)?){2,}")
_SECOND = re.compile(r"\d[：∶]$")
"""`2：1` is one number."""
_ONE_TO = re.compile(r"1[：∶](?=(?P<number>\d))")
"""`1：1.3` is the number 1.3."""

_RATIO_BEHIND = re.compile(r"比\d+(?:\.\d+)?[：∶]1(?!\d)")
"""`车桩比5：1`: a number without a unit that is a ratio's."""

LONGEST_ORIGIN = 14
"""Characters from 由 to the number that a value comes from: `由“十三五”期间的0.3%下降至`."""

MOST_BEFORE = 8
"""Statements before a number in its sentence that its name may go back to."""

LONGEST_COMPARED = 40
"""Characters of a list of values that a target is compared with: `比2020年的12万吨、3万吨`."""

_COVERS = "覆盖"
_NO_UNIT = re.compile(r"[A-Za-z]|/\d")
"""Behind a number without a unit: 40G, 1/3."""
_WITHIN_OPERATORS = (Operator.AT_MOST, Operator.BELOW)
_AFTER_COUNT = "、和及（）”"


def find_statements(folded: str, start: int, end: int, *, counts: bool = False) -> tuple[Statement, ...]:
    """The statements of folded[start:end]. `counts`: whether 高新企业达到200家 is one too, as among the aims."""
    found: list[Statement] = []
    taken: dict[int, int] = {}
    at = start
    while match := _NUMBER.search(folded, at, end):
        at = taken.get(match.start(), match.end())
        if match.start() in taken:
            continue
        if ratio := _RATIO.match(folded, match.start(), end):
            at = ratio.end()
            continue
        if _SECOND.search(folded, max(start, match.start() - 2), match.start()):
            continue
        if YEAR.match(folded, match.start()) or _is_base(folded, match.start()):
            continue
        frame = _frame(folded, match.start(), start, end, found, counts=counts)
        if frame is None or sets_nothing(frame):
            continue
        statements = next((read for form in _FORMS if (read := form(frame))), ())
        found += statements
        taken.update((statement.quantity.start, statement.end) for statement in statements)
        is_list = bool(statements) and statements[0].rule == respective.__name__
        at = statements[0].end if is_list else max([at, *(statement.end for statement in statements)])
    return tuple(found)


def _frame(folded: str, at: int, first: int, last: int, found: list[Statement], *, counts: bool) -> Frame | None:
    """The number at this place with its clause, which begins anew behind another statement; None for a bare number."""
    ratio = _ONE_TO.match(folded, at, last)
    number = ratio.start("number") if ratio else at
    clause, stop = clause_start(folded, at, first), clause_end(folded, number, last)
    quantity = read_quantity(folded, number, stop)
    if quantity is None or (not quantity.unit and _NO_UNIT.match(folded, quantity.end)):
        return None
    quantity = replace(quantity, start=at)
    label = (
        None if quantity.unit else RULES["unit-in-label"].regex.search(folded, max(first, at - LONGEST_COMPARED), at)
    )
    if label is not None:
        quantity = replace(quantity, unit=label["unit"])
    sentence = sentence_start(folded, at, first)
    before = tuple(statement for statement in found[-MOST_BEFORE:] if sentence < statement.end <= at)
    before = before or _in_part_before(folded, sentence, at, found)
    begin = max([clause, *(statement.end for statement in before)])
    while begin < at and folded[begin] in "、和及 ":
        begin += 1
    value = _moved(folded, read_value(folded, quantity, begin), begin)
    if not (value.said or quantity.unit or quantity.bound or _RATIO_BEHIND.match(folded, at - 1)):
        return None
    words = folded[begin : value.start]
    if compared := RULES["compared-list"].regex.search(words):
        words = words[: compared.start()]
    left = "" if RULES["other-share"].regex.search(words) else clean_name(words)
    if label is not None:
        begin, left = label.start("name"), clean_name(label["name"])
    elif RULES["plain-measure"].regex.fullmatch(left):
        left = label_before(folded, clause) + left
    dated = counts or RULES["dated-aims"].regex.match(folded, sentence, at) is not None
    return Frame(folded, value, clause, begin, stop, before, dated, left)


def _in_part_before(folded: str, sentence: int, at: int, found: list[Statement]) -> tuple[Statement, ...]:
    """The last statement, where it closes the part of a sentence before one that names only its year: `到2023年，标准化率
    达到90%；2025年达到100%`."""
    goes_on = found and found[-1].end == sentence - 1 and folded[sentence - 1] == "；"
    return (found[-1],) if goes_on and RULES["year-only"].regex.fullmatch(folded[sentence:at]) else ()


def _moved(folded: str, value: Value, begin: int) -> Value:
    """A value whose verb stands before its name: `减少井下作业人员30%以上`, `提高使用率至90%`."""
    if value.said or not value.quantity.is_percent:
        return value
    words = folded[begin : value.start]
    if (rises := RULES["rises"].regex.match(words)) is None and RULES["falls"].regex.match(words) is None:
        return value
    if words.endswith(("至", "到")):
        return replace(
            value, operator=Operator.AT_LEAST if rises else Operator.AT_MOST, start=value.start - 1, said=True
        )
    return replace(value, operator=Operator.INCREASE_BY if rises else Operator.DECREASE_BY)


def _said(frame: Frame) -> tuple[Statement, ...]:
    """`覆盖率达到95%`, `死亡率控制在0.5以内`, `死亡人数下降15%`: a value with an operator, or a bound at its end."""
    value, rest, left = frame.value, frame.rest, frame.left
    behind = rest[1:] if rest.startswith("的") and len(rest) <= LONGEST_REST else ""
    if not value.said and not (value.quantity.bound and (behind or not rest.strip("）”") or _is_fitted(rest, left))):
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
        left = frame.previous.name if frame.previous is not None else measured_before(frame) or ""
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
    if frame.rest and frame.rest[0] not in _AFTER_COUNT:
        return False
    aimed = frame.counts or RULES["reached"].regex.match(frame.folded, frame.value.start) is not None
    return aimed and frame.value.said and bool(quantity.unit) and not RULES["build-verb"].regex.search(words)


def _is_span(unit: str | None, name: str) -> bool:
    """Whether a number in this unit is how long the work of this name takes."""
    in_days = unit in RULES.words["errand_unit"] and RULES["days-taken"].regex.search(name) is not None
    return in_days or unit in SPANS_OF_WORK


_FORMS: tuple[Callable[[Frame], tuple[Statement, ...]], ...] = (
    split_by_number,
    respective,
    share_list,
    _said,
    bare_share,
    bare_amount,
    response,
)
"""The forms of a statement, in the order in which they are tried."""


def _is_base(folded: str, at: int) -> bool:
    """Whether a number is what the target comes from or is compared with: `由60%提高到`, `比2020年的3万吨减少`."""
    first = max(0, at - LONGEST_ORIGIN)
    if RULES["compared-before"].regex.search(folded[max(0, at - LONGEST_COMPARED) : at]):
        return True
    return any(m.start("number") == at for m in RULES["base-in-text"].regex.finditer(folded, first, at + LEAD_IN))
