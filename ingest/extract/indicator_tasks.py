"""Amounts that are tasks, with their name behind them: 落实20万亩大豆、5万亩花生种植任务, 按照2024年完成40%的进度推进村庄规划编制."""

import re
from dataclasses import replace

from ingest.extract.indicator_frames import Frame, Statement, statements_of
from ingest.extract.indicator_values import RULES

RULE = "task-sum"

_THING = re.compile(r"(?P<thing>[^，。；、：\d（）的]{2,16})(?=[、和及]\d|[，。；]|$)")
_ALL = re.compile(r"[^，。；：（）]{2,60}?任务(?=[，。；]|$)")
"""The words behind the first amount, to the word that says that all of them are tasks."""

_PORTION = ("完成", "达到", "实现")


def task_sum(frame: Frame) -> tuple[Statement, ...]:
    """`落实20万亩大豆、5万亩花生种植任务`: each amount with the thing behind it."""
    value = frame.value
    if value.said or value.quantity.is_percent or not value.quantity.unit or not _opens_tasks(frame):
        return ()
    thing = _THING.match(frame.folded, value.end, frame.last)
    if thing is None or _ALL.match(frame.folded, value.end, frame.last) is None:
        return ()
    whole = replace(value, end=thing.end())
    return statements_of(frame, RULE, (thing["thing"].removesuffix("任务"),), whole)


def _opens_tasks(frame: Frame) -> bool:
    """Whether an amount stands behind the verb of its tasks, or goes on behind another one."""
    if frame.previous is not None and frame.previous.rule == RULE and frame.previous.end >= frame.start - 1:
        return True
    return RULES["task-head"].regex.search(frame.folded, frame.clause, frame.value.start) is not None


def portion(frame: Frame) -> tuple[Statement, ...]:
    """`按照2023年完成30%、2024年完成70%的要求，推进规划编制`: portions of what stands behind them."""
    words = frame.folded[frame.start : frame.value.quantity.start]
    if not frame.value.quantity.is_percent or not words.endswith(_PORTION):
        return ()
    behind = RULES["portions"].regex.match(frame.folded, frame.value.end)
    return statements_of(frame, "portion", (behind["name"],), frame.value) if behind else ()
