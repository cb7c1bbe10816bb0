"""A question in words."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers import Answer
from api.ask import ask as answer_question
from api.dependencies import GraphReader, Settings
from api.errors import problem_responses
from queries.errors import ParameterError

router = APIRouter(tags=["ask"])

_PROBLEMS = problem_responses(HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE)


@router.get("/ask", responses=_PROBLEMS)
def ask(
    reader: GraphReader,
    settings: Settings,
    q: Annotated[
        str,
        Field(min_length=1, description="The question, in Chinese or English"),
        Query(examples=["哪些部门负责巨灾保险？"]),
    ],
    limit: Annotated[int | None, Field(ge=1, le=1000, description="At most so many rows")] = None,
) -> Answer:
    """Answer a question from the graph. What the graph cannot answer has `template` null, and says what can be asked."""
    if len(q) > settings.max_question_length:
        raise ParameterError(f"the question has {len(q)} characters; at most {settings.max_question_length} are read")
    return answer_question(reader, q, limit=min(limit or settings.default_limit, settings.max_limit))
