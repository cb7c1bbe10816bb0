"""The form of the gold, checked when a file is loaded. What each field means stands in data/gold/guide.md."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ingest.errors import BadGold, NoGold
from schema.evidence import Frozen
from schema.roles import (
    CityLevel,
    DepartmentKind,
    IndicatorSource,
    ItemKind,
    Nature,
    Operator,
    PlanStatus,
    Precision,
    ProjectKind,
    Role,
    SectionKind,
)


class Judged(Frozen):
    """A person's judgement; an `optional` one is neither asked for nor held against the reading."""

    optional: bool = False
    note: str = ""


class GoldPlanFields(Judged):
    title: str
    city: str | None
    level: CityLevel
    parent: str | None
    province: str | None
    doc_number: str | None
    issued: str | None
    status: PlanStatus
    period_start: int | None
    period_end: int | None
    issuer: str | None


class GoldSection(Judged):
    level: int
    number: str | None
    title: str
    kind: SectionKind


class GoldDepartment(Judged):
    name: str
    written: tuple[str, ...]
    kind: DepartmentKind
    function: str


class GoldResponsibility(Judged):
    role: Role
    written: str
    item_kind: ItemKind
    item: str
    quote: str


class GoldIndicator(Judged):
    name: str
    unit: str | None
    base_value: float | None
    base_year: int | None
    target_value: float
    target_year: int | None
    operator: Operator
    nature: Nature | None
    source: IndicatorSource
    written_departments: tuple[str, ...]
    quote: str


class GoldProject(Judged):
    name: str
    kind: ProjectKind
    parent: str | None
    investment_yuan: float | None
    quote: str


class GoldDeadline(Judged):
    text: str
    date: str | None
    precision: Precision
    recurrence: str | None
    quote: str


class Gold(Frozen):
    """What a person found in one plan."""

    plan: GoldPlanFields
    sections: tuple[GoldSection, ...]
    departments: tuple[GoldDepartment, ...]
    responsibilities: tuple[GoldResponsibility, ...]
    indicators: tuple[GoldIndicator, ...]
    projects: tuple[GoldProject, ...]
    deadlines: tuple[GoldDeadline, ...]


def load_gold(path: Path) -> dict[str, Any]:
    """The gold of this file in the form that facts are compared in; BadGold says what does not hold to the form."""
    try:
        return Gold.model_validate_json(path.read_bytes()).model_dump(mode="json")
    except FileNotFoundError:
        raise NoGold(path, "there is no such file.") from None
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, fault['loc'])) or 'the file'}: {fault['msg']}" for fault in error.errors()]
        raise BadGold(path, faults) from error
