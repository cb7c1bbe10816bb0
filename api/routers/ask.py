"""A question in words."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.answers import Answer
from api.ask import ask as answer_question
from api.dependencies import GraphReader
from api.errors import problem_responses
from api.rows import limit_field
from api.settings import ApiSettings

_PROBLEMS = problem_responses(
    HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT
)


def make_router(settings: ApiSettings) -> APIRouter:
    """`/ask`."""
    router = APIRouter(tags=["ask"])
    length, default_limit = settings.max_question_length, settings.default_limit
    asked: Any = Query(
        min_length=1,
        max_length=length,
        description="the question, in Chinese or English",
        examples=["哪些部门负责巨灾保险？"],
    )
    limited, _ = limit_field(settings)

    def ask(reader: GraphReader, q: str, limit: int = default_limit) -> Answer:
        """Answer a question from the graph. What the graph cannot answer has `template` null, and says what can be asked."""
        return answer_question(reader, q, limit=limit)

    ask.__annotations__ |= {"q": Annotated[str, asked], "limit": limited}
    router.add_api_route("/ask", ask, responses=_PROBLEMS)
    return router
