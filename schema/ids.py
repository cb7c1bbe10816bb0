"""Ids are computed from content, never drawn: the same plan gives the same ids in any order, on any machine."""

import hashlib
from collections.abc import Callable
from typing import NewType, TypeVar

CityId = NewType("CityId", str)
PlanId = NewType("PlanId", str)
SectionId = NewType("SectionId", str)
TaskId = NewType("TaskId", str)
MeasureId = NewType("MeasureId", str)
ProjectId = NewType("ProjectId", str)
IndicatorId = NewType("IndicatorId", str)
DepartmentId = NewType("DepartmentId", str)
DeadlineId = NewType("DeadlineId", str)

SEPARATOR = "\x1f"

_PREFIXES: dict[object, str] = {
    CityId: "city",
    PlanId: "plan",
    SectionId: "section",
    TaskId: "task",
    MeasureId: "measure",
    ProjectId: "project",
    IndicatorId: "indicator",
    DepartmentId: "department",
    DeadlineId: "deadline",
}

_Id = TypeVar("_Id", bound=str)


def compute_id(kind: Callable[[str], _Id], *parts: object) -> _Id:
    """The id of one thing: its kind's prefix and 20 hex digits (80 bits) of SHA-256 over its parts.

    None counts as an empty part; the order of the parts matters.
    """
    joined = SEPARATOR.join("" if part is None else str(part) for part in parts)
    return kind(f"{_PREFIXES[kind]}-{hashlib.sha256(joined.encode()).hexdigest()[:20]}")
