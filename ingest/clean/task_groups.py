"""Tables in which a first column groups the tasks of a second one, each group merged over its rows: in a row without its
group the task must not be taken for one."""

import re
from collections.abc import MutableSequence, Sequence
from statistics import median
from typing import TypeVar

from ingest.clean.cell_forms import Kind

_NUMBERED = re.compile(r"^（?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）.、．]")
_Words = TypeVar("_Words")
_LONGER = 2
"""How many times as long as its group a task is, where only the length tells them apart."""


def find_tasks_below_groups(rows: Sequence[Sequence[str]], columns: Sequence[Kind]) -> list[int]:
    """The rows (folded words) whose only words of what is to be done stand under the groups but look like a task: without
    the number that every group has, or far longer than groups are."""
    pair = _group_and_task(columns)
    both = [at for at, row in enumerate(rows) if pair is not None and row[pair[0]] and row[pair[1]]]
    if pair is None or not both:
        return []
    group, task = pair
    groups, tasks = [rows[at][group] for at in both], [rows[at][task] for at in both]
    alone = [at for at, row in enumerate(rows) if at > both[0] and row[group] and not row[task]]
    if all(map(_NUMBERED.match, groups)) and not any(map(_NUMBERED.match, tasks)):
        return [at for at in alone if not _NUMBERED.match(rows[at][group])]
    of_group, of_task = median(map(len, groups)), median(map(len, tasks))
    if of_task < of_group * _LONGER:
        return []
    return [at for at in alone if len(rows[at][group]) ** 2 > of_group * of_task]


def move_task(row: MutableSequence[_Words], columns: Sequence[Kind]) -> None:
    """The task of a row put under the tasks, the group left empty."""
    pair = _group_and_task(columns)
    if pair is not None:
        row[pair[0]], row[pair[1]] = row[pair[1]], row[pair[0]]


def _group_and_task(columns: Sequence[Kind]) -> tuple[int, int] | None:
    items = [at for at, kind in enumerate(columns) if kind is Kind.ITEM]
    return (items[0], items[1]) if len(items) > 1 and items[1] == items[0] + 1 else None
