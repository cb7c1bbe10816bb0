"""What the API answers with, and what `qiantou ask --json` prints."""

from typing import Any

from pydantic import ConfigDict, Field

from api.ask_language import Language
from schema.evidence import Frozen
from schema.wording import Wording

SUGGESTION_END = " / "
"""Between the suggestions in a summary."""


def _example(**fields: Any) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [fields]})


class Health(Frozen):
    """The server runs, or the graph answers."""

    model_config = _example(status="ok")

    status: str


class AnswerColumn(Frozen):
    """A column of the rows: its key and the heading over it in both languages."""

    name: str
    meaning: Wording


class Answer(Frozen):
    """A question's answer: which template was asked with which parameters, its rows, and one sentence that sums them up.

    `template` is null where the question is not one that the graph can answer; `suggestions` then says what can be asked.
    """

    model_config = _example(
        question="哪些部门负责巨灾保险？",
        language="zh",
        template="topic-owners",
        parameters={"topic": "catastrophe_insurance"},
        summary="“巨灾保险”：临清市由临清市应急管理局牵头；鹿城区写到这一主题，但未明确责任单位。",
        columns=[{"name": "department", "meaning": {"zh": "部门", "en": "department"}}],
        total=1,
        rows=[{"city": "临清市", "department": "临清市应急管理局", "role": "lead", "quote": "牵头单位：市应急局"}],
        suggestions=[],
    )

    question: str
    language: Language
    template: str | None
    parameters: dict[str, Any] = Field(default_factory=dict)
    summary: str
    columns: tuple[AnswerColumn, ...] = ()
    total: int = Field(
        default=0, description="how many rows there are, of which `rows` are the first; at most 1000 are counted"
    )
    rows: tuple[dict[str, Any], ...] = ()
    suggestions: tuple[str, ...] = ()


class QueryParameter(Frozen):
    """What a query is asked with."""

    name: str
    type: str
    meaning: Wording
    required: bool
    default: Any = None
    example: Any = None
    choices: tuple[str, ...] = ()


class QueryColumn(AnswerColumn):
    type: str


class Query(Frozen):
    """A question of the catalogue: what it asks, what it needs, what it gives, and the Cypher that answers it."""

    name: str
    title: Wording
    question: Wording
    tags: tuple[str, ...]
    any_of: tuple[str, ...] = Field(description="parameters of which at least one must be given")
    parameters: tuple[QueryParameter, ...]
    columns: tuple[QueryColumn, ...]
    cypher: str
    path: str = Field(description="where it is asked", examples=["/queries/topic-owners?topic=disaster_insurance"])


class Catalogue(Frozen):
    """Every question that can be asked by name."""

    queries: tuple[Query, ...]
