"""The closed sets that facts are made of; their zh and en labels stand in terms.toml."""

from enum import StrEnum


class Role(StrEnum):
    """What a department is to an item: 牵头, 负责/责任, 配合."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"


class ItemKind(StrEnum):
    """What a duty, a deadline or a topic can be attached to."""

    TASK = "task"
    MEASURE = "measure"
    PROJECT = "project"
    INDICATOR = "indicator"


class SectionKind(StrEnum):
    """What a section of a plan is for."""

    BACKGROUND = "background"
    GUIDANCE = "guidance"
    GOALS = "goals"
    TASKS = "tasks"
    PROJECTS = "projects"
    SAFEGUARDS = "safeguards"
    OTHER = "other"


TASK_SECTION_KINDS = frozenset({SectionKind.TASKS, SectionKind.PROJECTS, SectionKind.SAFEGUARDS})
"""A section of one of these kinds is a Task."""


class DepartmentKind(StrEnum):
    """What sort of organisation holds the duty."""

    GOVERNMENT = "government"
    PARTY = "party"
    MASS_ORGANISATION = "mass_organisation"
    ENTERPRISE = "enterprise"
    MILITARY = "military"
    PUBLIC_INSTITUTION = "public_institution"
    TOWNSHIP = "township"
    COLLECTIVE = "collective"
    BODY = "body"


class Basis(StrEnum):
    """How the plan's words give the duty: to this very item, by a table's column, or from the section around it."""

    STATED = "stated"
    COLUMN = "column"
    INHERITED = "inherited"


class Operator(StrEnum):
    """How an indicator's value is to be read."""

    AT_MOST = "<="
    BELOW = "<"
    AT_LEAST = ">="
    ABOVE = ">"
    EQUAL = "="
    DECREASE_BY = "decrease_by"
    INCREASE_BY = "increase_by"


class Nature(StrEnum):
    """约束性 or 预期性."""

    BINDING = "binding"
    EXPECTED = "expected"


class IndicatorSource(StrEnum):
    TABLE = "table"
    TEXT = "text"


class ProjectKind(StrEnum):
    """A 工程 of the key-projects chapter, or one named work."""

    PROGRAMME = "programme"
    PROJECT = "project"


class Precision(StrEnum):
    """How exactly a deadline is given."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    PERIOD = "period"
    DURATION = "duration"
    RECURRENCE = "recurrence"


class UnreadReason(StrEnum):
    """What a passage that gave no fact has that looks like one."""

    DUTY = "duty"
    DEADLINE = "deadline"
    TABLE = "table"


class PlanStatus(StrEnum):
    ISSUED = "issued"
    DRAFT = "draft"


class CityLevel(StrEnum):
    """Level of the administrative division whose plan it is."""

    COUNTRY = "country"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    DISTRICT = "district"


class Standing(StrEnum):
    """What a plan does about a topic; in the order of the letters, in which the index gives them."""

    OWNED = "owned"
    PROMISED = "promised"
    REPORTED = "reported"
