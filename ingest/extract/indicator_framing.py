"""What stands around a number: its value with operator and unit, the clause, the name that the words before it make."""

import re
from dataclasses import replace

from ingest.extract.clauses import clause_end, clause_start, sentence_start
from ingest.extract.indicator_frames import Frame, Statement, label_before
from ingest.extract.indicator_names import clean_name
from ingest.extract.indicator_values import RULES, Quantity, Value, read_quantity, read_value
from schema.roles import Operator

_ONE_TO = re.compile(r"1[：∶](?=(?P<number>\d))")
"""`1：1.3` is the number 1.3."""

_RATIO_BEHIND = re.compile(r"比\d+(?:\.\d+)?[：∶]1(?!\d)")
"""`车桩比5：1`: a number without a unit that is a ratio's."""

_NO_UNIT = re.compile(r"[A-Za-z]|/\d")
"""Behind a number without a unit: 40G, 1/3."""

MOST_BEFORE = 8
"""Statements before a number in its sentence that its name may go back to."""

LONGEST_LABEL = 40
"""Characters before a number in which a label with its unit stands: `森林覆盖率（%）：`."""

_BETWEEN = "、和及 "


def frame_at(folded: str, at: int, first: int, last: int, found: list[Statement], *, counts: bool) -> Frame | None:
    """The number at this place with its clause, which begins anew behind another statement; None for a bare number."""
    ratio = _ONE_TO.match(folded, at, last)
    number = ratio.start("number") if ratio else at
    clause, stop = clause_start(folded, at, first), clause_end(folded, number, last)
    quantity = _quantity(folded, number, stop)
    if quantity is None:
        return None
    label = _label(folded, quantity, max(first, at - LONGEST_LABEL))
    quantity = replace(quantity, start=at, unit=label["unit"] if label else quantity.unit)
    sentence = sentence_start(folded, at, first)
    before = _before(folded, sentence, at, found)
    begin = label.start("name") if label else _begin(folded, at, max([clause, *(each.end for each in before)]))
    value = _moved(folded, read_value(folded, quantity, begin), begin)
    if not (value.said or quantity.unit or quantity.bound or _RATIO_BEHIND.match(folded, at - 1)):
        return None
    name = clean_name(label["name"]) if label else _name(folded, clause, folded[begin : value.start])
    return Frame(folded, value, clause, begin, stop, before, counts or _promises(folded, sentence, clause, at), name)


def _promises(folded: str, sentence: int, clause: int, at: int) -> bool:
    """Whether a sentence states aims wherever it stands: by its year (`到2030年，`), or as its clause says (`力争实现`)."""
    if RULES["dated-aims"].regex.match(folded, sentence, at):
        return True
    return RULES["promised-here"].regex.search(folded[clause:at]) is not None


def _quantity(folded: str, number: int, stop: int) -> Quantity | None:
    quantity = read_quantity(folded, number, stop)
    if quantity is None or (not quantity.unit and _NO_UNIT.match(folded, quantity.end)):
        return None
    return quantity


def _label(folded: str, quantity: Quantity, first: int) -> re.Match[str] | None:
    """The label with the unit of a number that has none: `森林覆盖率（%）：38`."""
    return None if quantity.unit else RULES["unit-in-label"].regex.search(folded, first, quantity.start)


def _before(folded: str, sentence: int, at: int, found: list[Statement]) -> tuple[Statement, ...]:
    """What the sentence has stated before a number, else what the part before it has."""
    before = tuple(statement for statement in found[-MOST_BEFORE:] if sentence < statement.end <= at)
    return before or _in_part_before(folded, sentence, at, found)


def _in_part_before(folded: str, sentence: int, at: int, found: list[Statement]) -> tuple[Statement, ...]:
    """The last statements, where they close the part of a sentence before one that names only its year: `到2023年，标准化率
    达到90%；2025年达到100%`."""
    goes_on = found and found[-1].end == sentence - 1 and folded[sentence - 1] == "；"
    return tuple(found[-2:]) if goes_on and RULES["year-only"].regex.fullmatch(folded[sentence:at]) else ()


def _begin(folded: str, at: int, begin: int) -> int:
    """Where a number's own words begin, behind what joins them to those before."""
    while begin < at and folded[begin] in _BETWEEN:
        begin += 1
    return begin


def _name(folded: str, clause: int, words: str) -> str:
    """The name that the words before a value make, without another number of the same things, with the label that says of
    what a plain measure is."""
    if compared := RULES["compared-list"].regex.search(words):
        words = words[: compared.start()]
    if RULES["other-share"].regex.search(words):
        return ""
    name, whose = clean_name(words), label_before(folded, clause)
    if another := RULES["behind-another"].regex.search(name):
        name, whose = another["what"], another["whose"]
    if RULES["change-alone"].regex.fullmatch(name):
        return ""
    return whose + name if RULES["plain-measure"].regex.fullmatch(name) else name


def _moved(folded: str, value: Value, begin: int) -> Value:
    """A value whose verb stands before its name: `减少井下作业人员30%以上`, `减少流失量15万吨`, `提高使用率至90%`."""
    words = folded[begin : value.start]
    if value.said or not (value.quantity.is_percent or RULES["measure-name"].regex.search(words)):
        return value
    if (rises := RULES["rises"].regex.match(words)) is None and RULES["falls"].regex.match(words) is None:
        return value
    if words.endswith(("至", "到")):
        return replace(
            value, operator=Operator.AT_LEAST if rises else Operator.AT_MOST, start=value.start - 1, said=True
        )
    return replace(value, operator=Operator.INCREASE_BY if rises else Operator.DECREASE_BY)
