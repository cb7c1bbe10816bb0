"""How a target's value is written: the operator before it, the number, the unit and the bound behind it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.clean.fold import fold
from ingest.extract.numerals import MAGNITUDES, read_number
from ingest.rulebook import load_rules
from schema.roles import Operator

RULES = load_rules("indicators")

LEAD_IN = 24
"""Characters before a number in which its operator is looked for."""

LONGEST_VALUE = 30
"""A cell of more characters holds a list or a sentence, not a value."""

_BEFORE: dict[str, Operator] = {
    "at-most": Operator.AT_MOST,
    "below": Operator.BELOW,
    "at-least": Operator.AT_LEAST,
    "above": Operator.ABOVE,
    "decrease-by": Operator.DECREASE_BY,
    "increase-by": Operator.INCREASE_BY,
    "equal": Operator.EQUAL,
}
"""The rules for the words before a number; no two of them fit the same words."""

_LOWER_BOUNDS = ("at-least", "above")
_WITHIN = (Operator.AT_MOST, Operator.BELOW)
_CHANGES = ("decrease-by", "increase-by")

_FRACTIONS = {"百": "%", "千": "‰", "万": "‱"}

_UPPER = re.compile(r"以内|之内|以下|^内$")
_LOWER = re.compile(r"以上")
_OVER = re.compile(r"^[过超]")
"""`过半`: more than half."""
_SCALE = re.compile(r"^(?:[百千]?万|亿)?")
_YEAR_BEFORE = re.compile(r"^[较比到至]?(?:20\d{2}年(?:底|末)?)(?=.*\d)")
_SPACES = re.compile(r"\s+")
_BRACKETS = re.compile(r"[\[〔【]$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as printed, and the bound behind it (以上, 以内, 左右); `upper` is the other end of a range
    (3—5公里), whose lower one `number` is until its operator is known."""

    start: int
    end: int
    number: float
    unit: str | None
    bound: str
    upper: float | None = None

    @property
    def is_percent(self) -> bool:
        return self.unit in RULES.words["percent"]


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity with its operator; `start` is where the operator's words begin, `said` whether there are any."""

    start: int
    end: int
    operator: Operator
    quantity: Quantity
    said: bool


def read_quantity(folded: str, at: int, last: int) -> Quantity | None:
    """The quantity that begins at this place."""
    for rule, read in _READERS.items():
        if match := RULES[rule].regex.match(folded, at, last):
            return read(match)
    return None


def quantity_of(match: re.Match[str]) -> Quantity:
    groups = match.groupdict()
    number, unit = read_number(match["number"]), match["unit"] or None
    upper = groups.get("upper") or groups.get("top")
    quantity = Quantity(match.start("number"), match.end(), number, unit, groups.get("bound") or "")
    return quantity if upper is None else _range_of(quantity, read_number(upper), groups.get("times"))


def _range_of(quantity: Quantity, upper: float, times: str | None) -> Quantity:
    """A range in the unit of its lower end: `500万—1亿元` is 500 to 10000 万元, `6000—1万人` 0.6 to 1 万人."""
    scale = _SCALE.match(quantity.unit or "")
    own = scale[0] if scale is not None else ""
    if times and times != own and quantity.unit:
        upper *= MAGNITUDES.get(own, 1) / MAGNITUDES[times]
        return replace(quantity, unit=times + quantity.unit[len(own) :], upper=upper)
    if own and not times and quantity.number > upper:
        return replace(quantity, number=quantity.number / MAGNITUDES[own], upper=upper)
    return replace(quantity, upper=upper) if quantity.number < upper else quantity


def _fraction_of(match: re.Match[str]) -> Quantity:
    """`百分之九十以上`: 90 %; `三分之二`: 66.67 %."""
    if match["parts"]:
        number, unit = round(100 * read_number(match["taken"]) / read_number(match["parts"]), 2), "%"
    else:
        number, unit = read_number(match["number"]), _FRACTIONS[match["of"]]
    return Quantity(match.start(), match.end(), number, unit, match["bound"] or "")


def _tenths_of(match: re.Match[str]) -> Quantity:
    """`八成以上`: 80 %; `九成五`: 95 %."""
    number = 10 * read_number(match["number"])
    if fifths := match["fifths"]:
        number += 10 * read_number(fifths) if fifths == "半" else read_number(fifths)
    return Quantity(match.start(), match.end(), number, "%", match["bound"] or "")


def _half_of(match: re.Match[str]) -> Quantity:
    """`一半以上`: at least 50 %; `过半`: more."""
    return Quantity(match.start(), match.end(), 50, "%", match["bound"] or match["over"])


_READERS: dict[str, Callable[[re.Match[str]], Quantity]] = {
    "quantity": quantity_of,
    "fraction": _fraction_of,
    "tenths": _tenths_of,
    "half": _half_of,
}
"""How each form of a quantity is read; no two of them fit the same words."""


def read_value(folded: str, quantity: Quantity, first: int) -> Value:
    """The quantity with the operator that stands before it, not before `first`."""
    before = folded[max(first, quantity.start - LEAD_IN) : quantity.start]
    cut = len(before)
    if other := RULES["of-another-number"].regex.search(before):
        cut = other.start()
    elif bracket := _BRACKETS.search(before):
        cut = bracket.start()
    for rule, operator in _BEFORE.items():
        if words := RULES[rule].regex.search(before[:cut]):
            start = quantity.start - len(before) + words.start()
            changes = _change(before[: words.start()]) if rule in _LOWER_BOUNDS else None
            operator = changes or bounded(operator, quantity.bound)
            return _of_range(Value(start, quantity.end, operator, quantity, said=True))
    value = Value(quantity.start, quantity.end, bounded(Operator.EQUAL, quantity.bound), quantity, said=False)
    return _of_range(value)


def _of_range(value: Value) -> Value:
    """What a range promises at least: its upper end where it is not to be passed (控制在3—5公里), else its lower one."""
    quantity = value.quantity
    if quantity.upper is None:
        return value
    if value.operator in _WITHIN:
        return replace(value, quantity=replace(quantity, number=quantity.upper))
    return replace(value, operator=Operator.AT_LEAST) if value.operator is Operator.EQUAL else value


def _change(words: str) -> Operator | None:
    """What a number with a lower bound is a change of: `同比增长不低于12%`."""
    return next((_BEFORE[rule] for rule in _CHANGES if RULES[rule].regex.search(words)), None)


def read_cell(cell: str) -> Value | None:
    """The value of a table's cell; None for one without a number (有效遏制, —) and for one that is no value (2025年底)."""
    words = _SPACES.sub("", fold(cell))
    if RULES["date-cell"].regex.search(words):
        return None
    folded = _YEAR_BEFORE.sub("", words)
    first = re.search(r"\d", folded)
    if first is None or len(folded) > LONGEST_VALUE:
        return None
    quantity = read_quantity(folded, first.start(), len(folded))
    return read_value(folded, quantity, 0) if quantity is not None else None


def is_bare_value(words: str) -> bool:
    """Whether these words are a number with or without its unit, and nothing else."""
    return RULES["quantity"].regex.fullmatch(fold(words)) is not None


def is_unit_word(words: str) -> bool:
    """Whether these words are a unit and nothing else: %, 万个, 人/10万, 公里/百平方公里."""
    return bool(words) and RULES["unit-word"].regex.search(fold(words)) is not None


def bounded(operator: Operator, bound: str) -> Operator:
    """A bare number takes its operator from the bound behind it; 达到…以上 and 控制在…以内 say it twice, and 达到…以下
    means the bound."""
    if operator is Operator.AT_LEAST and _UPPER.search(bound):
        return Operator.AT_MOST
    if operator is not Operator.EQUAL:
        return operator
    if _OVER.match(bound):
        return Operator.ABOVE
    if _LOWER.search(bound):
        return Operator.AT_LEAST
    return Operator.AT_MOST if _UPPER.search(bound) else Operator.EQUAL
