"""Shares without an operator: 覆盖率100%, 监管措施100%落实."""

import re
from dataclasses import replace

from ingest.extract.clauses import clause_start
from ingest.extract.indicator_bare import own_name
from ingest.extract.indicator_frames import (
    LONGEST_REST,
    SHORTEST_NAME,
    Frame,
    Statement,
    behind,
    mark_in,
    measured_by_label,
    statements_of,
)
from ingest.extract.indicator_names import is_measure, split_names
from ingest.extract.indicator_values import RULES

_GOES_ON = re.compile(r"的[^，。；、%]{1,20}[和及与]\d{1,3}(?:\.\d+)?%")
"""Another share, in whose words those of this one end: `100%的市级医院和80%以上的县级医院开展……`."""

_AND = ("和", "及", "与")
"""Before a share that is the last of a list: 覆盖城区和80%的乡镇."""

_PART_OF_THEM = re.compile(r"其中[，：]?$")
_HOLDS = re.compile(r"(?:达到|具有|具备|取得|拥有|持有)(?=[^，。；、%\d]{2,24}$)")
_WHO_HOLDS = re.compile(
    r"(?P<who>[^，。；、：\d%]{2,12}?)(?:全部|基本|普遍|均|都|须|应)*(?:达到|具有|具备|取得|拥有|持有)[^，。；：]{2,24}，$"
)
"""Right before `其中60%达到本科学历`: whose share that is, `教师基本达到专科学历，`."""

_DONE = ("完成", "实现", "建成", "覆盖", "达标")
"""Words before a share that say nothing of what it is of: `改造2022年完成30%、2023年完成70%`."""

_PLACES = ("村", "县", "镇", "乡", "市", "户")
"""Words of one character behind a share that it can be of: 90%以上村."""


def bare_share(frame: Frame) -> tuple[Statement, ...]:
    """`监管覆盖率100%`, `监管措施100%落实`, `满足人口总数1%的能力`: a share without an operator."""
    value, left = frame.value, own_name(frame)
    if value.said or not value.quantity.is_percent:
        return ()
    rest = frame.rest[: mark_in(frame.rest)]
    if not rest and (len(left) < 2 or left in _DONE) and frame.previous is not None:
        return statements_of(frame, "share", (measured_by_label(frame) or frame.previous.name,), value)
    if _GOES_ON.match(rest):
        return ()
    if len(left) < 2 and (own := RULES["share-subject"].regex.search(rest)):
        return statements_of(frame, "share-of", (own["name"],), replace(value, end=value.end + own.end()))
    if (who := _who_holds(frame)) and _HOLDS.match(rest):
        whole = replace(value, end=value.end + len(rest))
        return statements_of(frame, "share-within", (who + rest,), whole)
    if rest.startswith("的") and len(left) < 2:
        whole = replace(value, end=value.end + len(rest))
        return statements_of(frame, "share-of", (rest[1:],), whole) if SHORTEST_NAME < len(rest) <= LONGEST_REST else ()
    if 2 <= len(rest) <= LONGEST_REST or rest in _PLACES:
        subject = left if len(left) >= 2 or frame.previous is None else _subject_before(frame.previous, frame)
        whole = replace(value, end=value.end + len(rest))
        if subject.endswith(_AND):
            subject, rest = subject[:-1], rest.removeprefix("的")
        return statements_of(frame, "share-within", (subject + rest,), whole) if len(subject) >= 2 else ()
    return statements_of(frame, "share", split_names(left), value) if _is_share_of(frame, left) else ()


def _who_holds(frame: Frame) -> str:
    """Who the clause before is about, where a share is said of some of them: `教师基本达到专科学历，其中60%`."""
    within = _PART_OF_THEM.search(frame.folded, frame.clause, frame.value.start)
    if within is None or within.start() != frame.clause:
        return ""
    told = _WHO_HOLDS.search(frame.folded, clause_start(frame.folded, frame.clause - 1), frame.clause)
    return told["who"] if told is not None else ""


def _is_share_of(frame: Frame, name: str) -> bool:
    """Whether a name right before a share says what it measures, or, among the aims, what it is a part of."""
    if is_measure(name) or RULES["measure-name"].regex.search(name) or RULES["part-reached"].regex.search(name):
        return True
    return frame.counts and len(name) >= SHORTEST_NAME and RULES["no-aim-before"].regex.search(name) is None


def _subject_before(statement: Statement, frame: Frame) -> str:
    """What the statement before is about: `压力容器100%登记，100%检验` are both about 压力容器."""
    return statement.name.removesuffix(behind(statement, frame))
