"""One body for every error of the API: a problem as RFC 9457 has it."""

import logging
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ConfigDict
from starlette.exceptions import HTTPException

from queries.errors import ParameterError, QueriesError, QueryTimedOut, StoreError, UnknownTemplate
from schema.evidence import Frozen

MEDIA_TYPE = "application/problem+json"

_log = logging.getLogger(__name__)


class WrongValue(Frozen):
    """One value of a request that does not fit: where it stands and why."""

    place: str
    message: str


class Problem(Frozen):
    """What went wrong with a request."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Not Found",
                    "status": 404,
                    "detail": "no plan has the id 'plan-0'; GET /plans lists the plans",
                    "instance": "/plans/plan-0",
                    "errors": [],
                }
            ]
        }
    )

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str
    errors: tuple[WrongValue, ...] = ()


class NotFoundError(Exception):
    """Nothing has the id that a request names; the message says where ids are listed."""


_STATUS: tuple[tuple[type[QueriesError], HTTPStatus], ...] = (
    (UnknownTemplate, HTTPStatus.NOT_FOUND),
    (ParameterError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (QueryTimedOut, HTTPStatus.GATEWAY_TIMEOUT),
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE),
)
"""The first kind that an error is."""


def problem_responses(*statuses: HTTPStatus) -> dict[int | str, dict[str, object]]:
    """These errors for the OpenAPI description of a route."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        int(status): {"description": status.phrase, "content": {MEDIA_TYPE: {"schema": schema}}} for status in statuses
    }


def add_error_handlers(app: FastAPI) -> None:
    """Make every error of the app a problem."""
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(NotFoundError, _answer_not_found)
    app.add_exception_handler(QueriesError, _answer_queries)
    app.add_exception_handler(Exception, _answer_bug)


def _problem(
    request: Request,
    status: HTTPStatus,
    detail: str,
    errors: tuple[WrongValue, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    problem = Problem(title=status.phrase, status=status, detail=detail, instance=request.url.path, errors=errors)
    return JSONResponse(problem.model_dump(mode="json"), status, dict(headers or {}), media_type=MEDIA_TYPE)


def _answer_http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    detail = "nothing is at this address; GET /docs shows what is" if status is HTTPStatus.NOT_FOUND else error.detail
    return _problem(request, status, detail, headers=error.headers)


def _answer_invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    wrong = tuple(
        WrongValue(place=".".join(str(part) for part in each["loc"]), message=each["msg"]) for each in error.errors()
    )
    detail = "; ".join(f"{each.place}: {each.message}" for each in wrong)
    return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, detail, wrong)


def _answer_not_found(request: Request, error: Exception) -> JSONResponse:
    return _problem(request, HTTPStatus.NOT_FOUND, str(error))


def _answer_queries(request: Request, error: Exception) -> JSONResponse:
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
    if status is HTTPStatus.INTERNAL_SERVER_ERROR:
        return _answer_bug(request, error)
    return _problem(request, status, str(error))


def _answer_bug(request: Request, error: Exception) -> JSONResponse:
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return _problem(
        request, HTTPStatus.INTERNAL_SERVER_ERROR, "the server met an error of its own; its log has the details"
    )
