"""Times within which something is reached or done: `灾害发生后10小时内受灾人员得到救助`, `5个工作日办结`."""

import re
from dataclasses import replace

from ingest.extract.indicator_frames import WITHIN, Frame, Statement, behind, mark_in, statements_of
from ingest.extract.indicator_values import RULES
from schema.roles import Operator

_ANOTHER_TIME = re.compile(r"[、和]\d{1,4}(?:\.\d+)?(?:个?工作日|小时|分钟|秒|天|日)[以之]?内")
_LATER_TIME = re.compile(
    r"(?:[、和][^，。；、\d]{0,10}\d{1,4}(?:\.\d+)?(?:小时|分钟|秒)){1,4}(?:[以之]?内)?(?P<rest>[^、\d]{2,24})$"
)
"""`10分钟、乡镇20分钟内到达`: the first of two times shares the words behind the second."""
_SUBJECT = re.compile(r"(?P<subject>.{2,12}?)(?=得到|到达|到位|完成|响应|受理|出动)")
_RATE = re.compile(r"[^，。；、]{2,8}[率度][^，。；、]{0,6}\d")
"""`7日内办结率98%`: the time is part of what the share is of."""

_RECEIVES = ("得到", "到达", "到位", "完成", "处置", "办结", "解决", "修复", "答复")


def response(frame: Frame) -> tuple[Statement, ...]:
    """`灾害发生后10小时内受灾人员得到救助`: a time within which something is reached."""
    value, rest, left = frame.value, frame.rest, frame.left
    quantity = value.quantity
    kind = next((k for k in ("response", "errand") if quantity.unit in RULES.words[f"{k}_unit"]), None)
    if kind is None or not RULES[f"{kind}-verb"].regex.search(rest) or _RATE.match(rest):
        return ()
    if quantity.bound not in WITHIN:
        return _response_without_bound(frame, kind)
    if len(left) >= 2 and (later := _LATER_TIME.match(rest)):
        return statements_of(frame, kind, (left + later["rest"],), value)
    if another := _ANOTHER_TIME.search(rest):
        rest = rest[: another.start()]
    if len(left) < 2 and frame.previous is not None and rest.startswith(_RECEIVES):
        subject = _SUBJECT.match(behind(frame.previous, frame)) or _SUBJECT.match(frame.previous.name)
        left = subject["subject"] if subject else ""
    whole = replace(frame.value, end=frame.value.end + len(rest))
    return statements_of(frame, kind, (left + rest,), whole)


def _response_without_bound(frame: Frame, kind: str) -> tuple[Statement, ...]:
    """`城区10分钟、乡镇20分钟内到达`: the first of two times; `一般登记5个工作日办结`: done within it."""
    if len(frame.left) < 2:
        return ()
    within = replace(frame.value, operator=Operator.AT_MOST)
    if later := _LATER_TIME.match(frame.rest):
        return statements_of(frame, kind, (frame.left + later["rest"],), within)
    follows = frame.previous is not None and frame.previous.rule == kind
    if not follows and RULES["done"].regex.match(frame.rest) is None:
        return ()
    done = frame.rest[: mark_in(frame.rest)]
    return statements_of(frame, kind, (frame.left + done,), replace(within, end=frame.value.end + len(done)))
