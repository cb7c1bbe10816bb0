"""Plans, departments and tasks as resources: lists, and one by its id. Each is a template of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path

from api.dependencies import GraphReader
from api.errors import NotFoundError, problem_responses
from api.routers.endpoints import rows_endpoint
from api.rows import row_model, rows_model
from api.settings import ApiSettings
from queries.library import Library, run_template
from queries.template import Template


@dataclass(frozen=True, slots=True)
class Resource:
    """A kind of record: the template that lists it (None: there is no list), and the one that gives one by its id."""

    path: str
    many: str | None
    one: str
    key: str
    found_with: str


RESOURCES = (
    Resource("/plans", "plans", "plans", "plan", "GET /plans lists the plans"),
    Resource("/departments", "departments", "department", "department", "GET /departments lists the departments"),
    Resource("/tasks", None, "task", "task", "GET /queries/plan-tasks lists the tasks of a plan"),
)

_LIST_PROBLEMS = problem_responses(HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE)
_ONE_PROBLEMS = problem_responses(HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE)


def make_router(library: Library, settings: ApiSettings) -> APIRouter:
    """The routes of every resource."""
    router = APIRouter(tags=["records"])
    for resource in RESOURCES:
        if resource.many is not None:
            _add_list(router, resource.path, library[resource.many], settings)
        _add_one(router, resource, library[resource.one])
    return router


def _add_list(router: APIRouter, path: str, template: Template, settings: ApiSettings) -> None:
    router.add_api_route(
        path,
        rows_endpoint(template, settings),
        response_model=rows_model(template),
        responses=_LIST_PROBLEMS,
        operation_id=f"list-{template.name}",
        summary=template.title.en,
        description=f"{template.question.en} {template.question.zh}",
    )


def _add_one(router: APIRouter, resource: Resource, template: Template) -> None:
    router.add_api_route(
        f"{resource.path}/{{id}}",
        _one_endpoint(template, resource),
        response_model=row_model(template),
        responses=_ONE_PROBLEMS,
        operation_id=f"get-{resource.key}",
        summary=f"One {resource.key}, by its id",
    )


def _one_endpoint(template: Template, resource: Resource) -> Callable[..., dict[str, Any]]:
    def endpoint(
        reader: GraphReader,
        id: Annotated[str, Path(min_length=1, max_length=200, description=f"id of the {resource.key}")],
    ) -> dict[str, Any]:
        rows = run_template(reader, template, {resource.key: id}, limit=1) if id.strip() else []
        if not rows:
            raise NotFoundError(f"no {resource.key} has the id {id!r}; {resource.found_with}")
        return rows[0]

    return endpoint
