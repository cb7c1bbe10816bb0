"""The numbers with a name that sentences set: rates, shares, times, counts per head; names and values, no years yet."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.extract.clauses import clause_end, clause_start, sentence_start
from ingest.extract.indicator_names import (
    clean_name,
    complete_name,
    is_group,
    is_measure,
    listed_names,
    names_for,
    of_group,
    split_names,
)
from ingest.extract.indicator_values import (
    LEAD_IN,
    RULES,
    Quantity,
    Value,
    bounded,
    quantity_of,
    read_quantity,
    read_value,
)
from schema.roles import Operator

LONGEST_REST = 24
"""Characters behind a number that can still belong to its name."""

PART_REACH = 3
"""Characters before a clause in which it is said to be a part: `其中：`."""

SHORTEST_NAME = 3

LONGEST_VERB = 6
"""Characters before a number that can be the verb of a name which it splits."""

_NUMBER = re.compile(r"(?<![\d.])\d+(?:[,.]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:年(?!一遇)|[-—–~～]|版)")
_DIGIT = re.compile(r"\d")
_RATIO = re.compile(r"\d+(?:\.\d+)?(?:[：∶]\d+(?:\.\d+)?){2,}")
_SECOND = re.compile(r"\d[：∶]$")
"""`2：1` is one number."""
_ONE_TO = re.compile(r"1[：∶](?=(?P<number>\d))")
"""`1：1.3` is the number 1.3."""

_COVERS = "覆盖"
_NO_UNIT = re.compile(r"[A-Za-z]|/\d")
"""Behind a number without a unit: 40G, 1/3."""
_NEXT = re.compile(r"、|和|以?及")
_EACH = re.compile(r"分别(?:[比较][^，。；、]{2,12})?$")
_ANOTHER_TIME = re.compile(r"[、和]\d{1,4}(?:\.\d+)?(?:个?工作日|小时|分钟|秒|天|日)[以之]?内")
_LATER_TIME = re.compile(r"[、和](?:[^，。；、\d]{0,10})\d{1,4}(?:\.\d+)?(?:小时|分钟|秒)[以之]?内(?P<rest>[^、]+)$")
"""`10分钟、乡镇20分钟内到达`: the first of two times shares the words behind the second."""
_SUBJECT = re.compile(r"(?P<subject>.{2,12}?)(?=得到|到达|到位|完成)")
_RECEIVES = ("得到", "到达", "到位", "完成")
_SPANS_OF_WORK = ("工作日", "个工作日", "小时", "分钟")
_WITHIN_OPERATORS = (Operator.AT_MOST, Operator.BELOW)
_AFTER_COUNT = "、和及（）”"
_WITHIN = ("内", "以内", "之内")


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


def find_statements(folded: str, start: int, end: int, *, counts: bool = False) -> tuple[Statement, ...]:
    """The statements of folded[start:end]. `counts`: whether 高新企业达到200家 is one too, as among the aims."""
    found: list[Statement] = []
    at = start
    while match := _NUMBER.search(folded, at, end):
        at = match.end()
        if ratio := _RATIO.match(folded, match.start(), end):
            at = ratio.end()
            continue
        if _SECOND.search(folded, max(start, match.start() - 2), match.start()):
            continue
        if _YEAR.match(folded, match.start()) or _is_base(folded, match.start()):
            continue
        frame = _frame(folded, match.start(), start, end, found, counts=counts)
        if frame is None or _sets_nothing(frame):
            continue
        statements = next((read for form in _FORMS if (read := form(frame))), ())
        found += statements
        at = max([at, *(statement.end for statement in statements)])
    return tuple(found)


def _sets_nothing(frame: Frame) -> bool:
    """Whether the clause tells of the past, or of what somebody is paid."""

    def says(rule: str) -> bool:
        return RULES[rule].regex.search(frame.folded, frame.clause, frame.last) is not None

    is_past = says("past") or (says("compared") and not frame.counts)
    return says("payment") or (is_past and not says("promise"))


def _frame(folded: str, at: int, first: int, last: int, found: list[Statement], *, counts: bool) -> Frame | None:
    """The number at this place with its clause, which begins anew behind another statement; None for a bare number."""
    ratio = _ONE_TO.match(folded, at, last)
    number = ratio.start("number") if ratio else at
    clause, stop = clause_start(folded, at, first), clause_end(folded, number, last)
    quantity = read_quantity(folded, number, stop)
    if quantity is None or (not quantity.unit and _NO_UNIT.match(folded, quantity.end)):
        return None
    quantity = replace(quantity, start=at)
    sentence = sentence_start(folded, at, first)
    before = tuple(statement for statement in found[-4:] if statement.end > sentence)
    begin = max(clause, before[-1].end) if before else clause
    while begin < at and folded[begin] in "、和及 ":
        begin += 1
    value = _moved(folded, read_value(folded, quantity, begin), begin)
    if not (value.said or quantity.unit or quantity.bound):
        return None
    return Frame(folded, value, clause, begin, stop, before, counts, clean_name(folded[begin : value.start]))


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


def _split_by_number(frame: Frame) -> tuple[Statement, ...]:
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


def _respective(frame: Frame) -> tuple[Statement, ...]:
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
    names, last = names_for(frame.left, len(values)), values[-1].quantity
    one_name = len(set(names)) == 1
    return tuple(
        replace(statement, turn=(turn, len(values)) if one_name else (0, 1))
        for turn, (name, value) in enumerate(zip(names, values, strict=True))
        for statement in _statements(frame, "respective", (name,), _with_last(value, last))
    )


def _following(frame: Frame, value: Value) -> Value | None:
    mark = _NEXT.match(frame.folded, value.end, frame.last)
    if mark is None or _YEAR.match(frame.folded, mark.end()):
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


def _said(frame: Frame) -> tuple[Statement, ...]:
    """`覆盖率达到95%`, `死亡率控制在0.5以内`, `死亡人数下降15%`: a value with an operator, or a bound at its end."""
    value, rest, left = frame.value, frame.rest, frame.left
    behind = rest[1:] if rest.startswith("的") and len(rest) <= LONGEST_REST else ""
    if not value.said and not (value.quantity.bound and (behind or not rest.strip("）”"))):
        return ()
    if behind and not is_measure(left):
        whole = replace(value, end=frame.last)
        said = _COVERS if frame.folded[value.start : value.quantity.start] == _COVERS else ""
        name = left + said + behind
        return _statements(frame, "share-of", (name,), whole) if value.quantity.is_percent else ()
    is_condition = rest.startswith("的") and not value.quantity.is_percent
    if is_condition and not is_measure(behind):
        return ()
    if len(left) < 2:
        left = frame.previous.name if frame.previous is not None else _measured_before(frame) or ""
    if is_group(left) and (measured := _measured_before(frame)):
        left = of_group(left, measured)
    return _statements(frame, "said", split_names(left), value) if _eligible(frame, left) else ()


def _measured_before(frame: Frame) -> str | None:
    """What is measured where a clause names only whose number it gives: `服务半径城区不超过3公里，农村不超过10公里`,
    `教师本科以上学历比例：小学达到85%`."""
    if frame.previous is not None and is_measure(frame.previous.name):
        return frame.previous.name
    mark = frame.folded[frame.clause - 1] if frame.clause else ""
    if mark not in ("：", "，"):
        return None
    lead = frame.folded[clause_start(frame.folded, frame.clause - 1) : frame.clause - 1]
    if mark == "，":
        trend = RULES["trend"].regex.search(lead)
        lead = lead[: trend.start()] if trend else ""
    lead = clean_name(lead)
    return lead if is_measure(lead) else None


def _eligible(frame: Frame, name: str) -> bool:
    """Whether name and value make an indicator and not a thing to be built or bought."""
    quantity = frame.value.quantity
    if len(name) < 2 or RULES["size-name"].regex.search(name) or RULES["fostered"].regex.match(name):
        return False
    if quantity.is_percent or is_measure(name) or (quantity.unit or "").endswith("人次"):
        return True
    if quantity.unit in _SPANS_OF_WORK and frame.value.operator in _WITHIN_OPERATORS and frame.value.said:
        return True
    if quantity.unit in RULES.words["response_unit"] or RULES["each-of-them"].regex.match(name):
        return False
    words = frame.folded[frame.start : frame.value.start]
    if frame.rest and frame.rest[0] not in _AFTER_COUNT:
        return False
    aimed = frame.counts or RULES["reached"].regex.match(frame.folded, frame.value.start) is not None
    return aimed and frame.value.said and bool(quantity.unit) and not RULES["build-verb"].regex.search(words)


def _bare_share(frame: Frame) -> tuple[Statement, ...]:
    """`监管覆盖率100%`, `监管措施100%落实`, `满足人口总数1%的能力`: a share without an operator."""
    value, left = frame.value, frame.left
    if value.said:
        return ()
    if (len(left) < 2 or is_group(left)) and (measured := _measured_before(frame)):
        left = of_group(left, measured)
    if not value.quantity.is_percent:
        is_aim = _is_bare_aim(frame, left) or _is_part(frame)
        return _statements(frame, "bare", (left,), value) if is_aim else ()
    rest = frame.rest[: _mark_in(frame.rest)]
    if not rest and len(left) < 2 and frame.previous is not None:
        return _statements(frame, "share", (frame.previous.name,), value)
    if rest.startswith("的") and len(left) < 2:
        whole = replace(value, end=value.end + len(rest))
        return _statements(frame, "share-of", (rest[1:],), whole) if SHORTEST_NAME < len(rest) <= LONGEST_REST else ()
    if 2 <= len(rest) <= LONGEST_REST:
        subject = left if len(left) >= 2 or frame.previous is None else _subject_before(frame.previous, frame)
        whole = replace(value, end=value.end + len(rest))
        return _statements(frame, "share-within", (subject + rest,), whole) if len(subject) >= 2 else ()
    return _statements(frame, "share", split_names(left), value) if RULES["measure-name"].regex.search(left) else ()


def _is_bare_aim(frame: Frame, name: str) -> bool:
    """Whether a number stands right behind what it measures, among the aims: `每千名老年人养老床位40张`."""
    words, behind = frame.folded[frame.start : frame.value.start], frame.rest[: _mark_in(frame.rest)]
    unit = frame.value.quantity.unit
    if unit in _SPANS_OF_WORK and not behind and RULES["time-taken"].regex.search(name):
        return True
    aimed = frame.counts and bool(unit) and not behind
    is_counted = RULES["counted-aim"].regex.search(name) is not None
    is_measured = is_measure(name) and not RULES["build-verb"].regex.search(words)
    return aimed and (is_counted or is_measured)


def _is_part(frame: Frame) -> bool:
    """Whether a number is a part of the one before, in its unit: `装机容量达到900万千瓦，其中：风电320万千瓦、光伏480万千瓦`."""
    previous, words = frame.previous, frame.folded[max(0, frame.clause - PART_REACH) : frame.value.start]
    if not frame.counts or previous is None or previous.quantity.unit != frame.value.quantity.unit:
        return False
    return "其中" in words and len(frame.left) >= 2 and not frame.rest[: _mark_in(frame.rest)]


def _mark_in(rest: str) -> int:
    return next((at for at, character in enumerate(rest) if character in "、（）”"), len(rest))


def _behind(statement: Statement, frame: Frame) -> str:
    """The words of a statement's name that stand behind its number."""
    return frame.folded[statement.quantity.end : statement.end]


def _subject_before(statement: Statement, frame: Frame) -> str:
    """What the statement before is about: `压力容器100%登记，100%检验` are both about 压力容器."""
    return statement.name.removesuffix(_behind(statement, frame))


def _response(frame: Frame) -> tuple[Statement, ...]:
    """`灾害发生后10小时内受灾人员得到救助`: a time within which something is reached."""
    quantity, rest, left = frame.value.quantity, frame.rest, frame.left
    kind = next((k for k in ("response", "errand") if quantity.unit in RULES.words[f"{k}_unit"]), None)
    if kind is None or not RULES[f"{kind}-verb"].regex.search(rest):
        return ()
    if quantity.bound not in _WITHIN:
        return _response_without_bound(frame, kind)
    if another := _ANOTHER_TIME.search(rest):
        rest = rest[: another.start()]
    if len(left) < 2 and frame.previous is not None and rest.startswith(_RECEIVES):
        subject = _SUBJECT.match(_behind(frame.previous, frame))
        left = subject["subject"] if subject else ""
    whole = replace(frame.value, end=frame.value.end + len(rest))
    return _statements(frame, kind, (left + rest,), whole)


def _response_without_bound(frame: Frame, kind: str) -> tuple[Statement, ...]:
    """`城区10分钟、乡镇20分钟内到达`: the first of two times; `一般登记5个工作日办结`: done within it."""
    if len(frame.left) < 2:
        return ()
    within = replace(frame.value, operator=Operator.AT_MOST)
    if later := _LATER_TIME.match(frame.rest):
        return _statements(frame, kind, (frame.left + later["rest"],), within)
    if RULES["done"].regex.match(frame.rest) is None:
        return ()
    return _statements(frame, kind, (frame.left + frame.rest,), replace(within, end=frame.last))


_FORMS: tuple[Callable[[Frame], tuple[Statement, ...]], ...] = (
    _split_by_number,
    _respective,
    _said,
    _bare_share,
    _response,
)
"""The forms of a statement, in the order in which they are tried."""


def _statements(frame: Frame, rule: str, names: tuple[str, ...], value: Value) -> tuple[Statement, ...]:
    """One statement for each name. Several names share the value, and each begins with its own words."""
    statements = []
    previous = frame.previous.name if frame.previous and frame.previous.end > frame.clause else None
    base, base_year = _base(frame)
    for name in names:
        own = frame.folded.find(name, frame.start, value.end) if len(names) > 1 or rule == "respective" else -1
        start = own if own >= 0 else frame.start
        previous = complete_name(name, previous)
        statements.append(Statement(start, value.end, rule, previous, value.operator, value.quantity, base, base_year))
    return tuple(statements)


def _base(frame: Frame) -> tuple[Quantity | None, int | None]:
    """`由2020年的60%提高到90%`: where the value comes from."""
    match = RULES["base-in-text"].regex.search(frame.folded, frame.start, frame.last)
    if match is None:
        return None, None
    return quantity_of(match), int(match["year"]) if match["year"] else None


def _is_base(folded: str, at: int) -> bool:
    first = max(0, at - 8)
    return any(m.start("number") == at for m in RULES["base-in-text"].regex.finditer(folded, first, at + LEAD_IN))
