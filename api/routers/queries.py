"""The catalogue of queries, and an endpoint for each: made from the templates, so that a new file is a new endpoint."""

from http import HTTPStatus

from fastapi import APIRouter

from api import answers
from api.errors import problem_responses
from api.routers.endpoints import rows_endpoint
from api.rows import rows_model
from api.settings import ApiSettings
from queries.library import Library
from queries.template import Template

PREFIX = "/queries"

_PROBLEMS = problem_responses(
    HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT
)


def make_router(library: Library, settings: ApiSettings) -> APIRouter:
    """`/queries` and one route a template."""
    router = APIRouter(prefix=PREFIX, tags=["queries"])
    catalogue = answers.Catalogue(queries=tuple(map(describe, library.values())))

    @router.get("")
    def queries() -> answers.Catalogue:
        """Every question that can be asked by name, with what it needs and what it gives."""
        return catalogue

    for template in library.values():
        router.add_api_route(
            f"/{template.name}",
            rows_endpoint(template, settings),
            response_model=rows_model(template),
            responses=_PROBLEMS,
            operation_id=f"query-{template.name}",
            summary=template.title.en,
            description=f"{template.question.en} {template.question.zh}",
        )

    @router.get("/{name}", include_in_schema=False)
    def unknown_query(name: str) -> answers.Query:
        """No template has another name: the error lists those there are."""
        return describe(library[name])

    return router


def describe(template: Template) -> answers.Query:
    """A template as the catalogue shows it."""
    return answers.Query(
        name=template.name,
        title=template.title,
        question=template.question,
        tags=template.tags,
        any_of=template.any_of,
        parameters=tuple(answers.QueryParameter(**p.model_dump()) for p in template.parameters),
        columns=tuple(answers.QueryColumn(**c.model_dump()) for c in template.columns),
        cypher=template.cypher,
        path=f"{PREFIX}/{template.name}",
    )
