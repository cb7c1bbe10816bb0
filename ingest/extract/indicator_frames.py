"""What a statement of a number is made of: the value, the words around it in its clause, the name that they make."""

import re
from dataclasses import dataclass

from ingest.extract.clauses import clause_start
from ingest.extract.indicator_names import clean_name, complete_name, is_measure
from ingest.extract.indicator_values import RULES, Quantity, Value, quantity_of
from schema.roles import Operator

LONGEST_REST = 24
"""Characters behind a number that can still belong to its name."""

LONGEST_LABEL = 12

SHORTEST_NAME = 3
LONGEST_NAME = 120
"""A name may have words of the one before it: text without a mark must not pile them up."""

YEAR = re.compile(r"(?:19|20)\d{2}(?:年(?!一遇)|[-—–~～]|版)")

_DIVISIONS = re.compile(r"（(?:[市区县旗乡镇街道、]{1,6}|[村社居][区委会民组、]{0,5})）(?=[\u4e00-\u9fff])")
"""`县（市、区）`, `乡镇（街道）`, `村（社区）`: a bracket inside a name."""

_VALUE_BEFORE = re.compile(r"^.*\d[^（）]*（[^（）]*）")
"""The value in the line above a label, when no mark ends it: `下降15%（约束性）万车死亡率：`."""

SPANS_OF_WORK = ("工作日", "个工作日", "小时", "分钟")
WITHIN = ("内", "以内", "之内")


@dataclass(frozen=True, slots=True)
class Statement:
    """A number with its name and where both stand."""

    start: int
    end: int
    rule: str
    name: str
    operator: Operator
    quantity: Quantity
    base: Quantity | None = None
    base_year: int | None = None
    turn: tuple[int, int] = (0, 1)
    """Which of how many values of one name this is: 到2022年和2030年，分别不低于22%和30%."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A value with the words around it; `start` is where its own words begin in its clause, `before` what its
    sentence has stated already, `counts` whether the number of some things is an aim here, `left` the name that the
    words before the value make."""

    folded: str
    value: Value
    clause: int
    start: int
    last: int
    before: tuple[Statement, ...]
    counts: bool
    left: str

    @property
    def rest(self) -> str:
        return self.folded[self.value.end : self.last]

    @property
    def previous(self) -> Statement | None:
        return self.before[-1] if self.before else None


def statements_of(frame: Frame, rule: str, names: tuple[str, ...], value: Value) -> tuple[Statement, ...]:
    """One statement for each name. Several names share the value, and each begins with its own words."""
    statements = []
    previous = frame.previous.name if frame.previous and frame.previous.end > frame.clause else None
    base, base_year = base_of(frame)
    for name in names:
        own = frame.folded.find(name, frame.start, value.end) if len(names) > 1 or rule == "respective" else -1
        start = own if own >= 0 else frame.start
        previous = name if rule.startswith("share-") else complete_name(name, previous)
        if len(previous) > LONGEST_NAME:
            break
        statements.append(Statement(start, value.end, rule, previous, value.operator, value.quantity, base, base_year))
    return tuple(statements)


def measured_before(frame: Frame) -> str | None:
    """What is measured where a clause names only whose number it gives: `服务半径城区不超过3公里，农村不超过10公里`,
    `教师本科以上学历比例：小学达到85%`."""
    if measured := measured_by_label(frame):
        return measured
    if frame.previous is not None and is_measure(frame.previous.name):
        return frame.previous.name
    mark, lead = _clause_before(frame.folded, frame.clause)
    if mark == "，" and RULES["only-when"].regex.fullmatch(lead):
        mark, lead = _clause_before(frame.folded, frame.clause - 1 - len(lead))
    if mark not in ("：", "，"):
        return None
    if mark == "，" and RULES["surer-or-higher"].regex.match(frame.folded, frame.clause) is None:
        lead = _told_of(lead)
    lead = clean_name(RULES["aim-word"].regex.sub("", lead))
    return lead if is_measure(lead) else None


def _told_of(lead: str) -> str:
    """What a clause is about that says how it moves: `高新技术企业数量翻一番`, `提高自来水普及率`."""
    if raised := RULES["raised-before"].regex.match(lead):
        return lead[raised.end() :]
    if provided := RULES["provided-for"].regex.match(lead):
        return provided["what"]
    trend = RULES["trend"].regex.search(lead)
    return lead[: trend.start()] if trend else ""


def measured_by_label(frame: Frame) -> str:
    """What the label measures that a clause stands behind: `万车死亡率：1.5以下`."""
    mark, lead = _clause_before(frame.folded, frame.clause)
    lead = RULES["aim-word"].regex.sub("", _VALUE_BEFORE.sub("", lead))
    name = clean_name(lead) if mark == "：" else ""
    return name if is_measure(name) else ""


def _clause_before(folded: str, clause: int) -> tuple[str, str]:
    """The mark before the clause that begins at this place, and the clause that the mark closes."""
    if clause == 0:
        return "", ""
    return folded[clause - 1], folded[clause_start(folded, clause - 1) : clause - 1]


def label_before(folded: str, clause: int) -> str:
    """The label that a clause stands behind: `粮食生产：面积稳定在80万亩`."""
    if clause == 0 or folded[clause - 1] != "：":
        return ""
    label = clean_name(folded[clause_start(folded, clause - 1) : clause - 1])
    return label if label.isalpha() and len(label) <= LONGEST_LABEL else ""


def mark_in(rest: str) -> int:
    """Where the words behind a number end; a ” that closes words quoted in them does not end them, nor do the brackets of
    `县（市、区）`."""
    rest = _DIVISIONS.sub(lambda match: "·" * len(match[0]), rest)
    ends = (at for at, mark in enumerate(rest) if mark in "、（）" or (mark == "”" and "“" not in rest[:at]))
    return next(ends, len(rest))


def behind(statement: Statement, frame: Frame) -> str:
    """The words of a statement's name that stand behind its number."""
    return frame.folded[statement.quantity.end : statement.end]


def base_of(frame: Frame) -> tuple[Quantity | None, int | None]:
    """`由2020年的60%提高到90%`: where the value comes from."""
    match = RULES["base-in-text"].regex.search(frame.folded, frame.start, frame.last)
    if match is None:
        return None, None
    return quantity_of(match), int(match["year"]) if match["year"] else None
