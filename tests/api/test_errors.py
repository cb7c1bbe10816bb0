"""Errors that a healthy server does not show: a store that does not answer, and a mistake of our own."""

import json
import logging
from http import HTTPStatus
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.errors import MEDIA_TYPE, add_error_handlers
from queries.errors import DatabaseUnreachable, ParameterError, QueryFailed, QueryTimedOut, UnknownTemplate
from tests.api.asking import get


def failing_app(error: Exception) -> FastAPI:
    app = FastAPI()
    add_error_handlers(app)

    @app.get("/")
    def fail() -> None:
        raise error

    return app


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UnknownTemplate("no query 'x'"), 404),
        (ParameterError("limit must be at least 1"), 422),
        (DatabaseUnreachable("nothing answers"), 503),
        (QueryFailed("refused", code="Neo.ClientError"), 503),
        (QueryTimedOut("took too long"), 504),
    ],
)
def test_what_the_store_says_is_told(error: Exception, status: int) -> None:
    response = get(failing_app(error), "/")
    assert (response.status_code, response.headers["content-type"]) == (status, MEDIA_TYPE)
    assert response.json()["detail"] == str(error)


def test_a_mistake_of_ours_is_logged_and_not_told(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        response = get(failing_app(RuntimeError("secret of the server")), "/")
    assert (response.status_code, response.headers["content-type"]) == (500, MEDIA_TYPE)
    assert "secret" not in response.text
    assert any(record.exc_info and "secret" in str(record.exc_info[1]) for record in caplog.records)


def test_a_server_without_its_store_is_alive_and_not_ready() -> None:
    app = create_app()
    assert get(app, "/healthz").status_code == httpx.codes.OK
    response = get(app, "/readyz")
    assert (response.status_code, response.headers["content-type"]) == (503, MEDIA_TYPE)
    assert "not open" in response.json()["detail"]


def test_a_problem_has_the_members_of_the_standard() -> None:
    problem: dict[str, Any] = json.loads(get(failing_app(ParameterError("x")), "/").text)
    assert problem == {
        "type": "about:blank",
        "title": HTTPStatus.UNPROCESSABLE_ENTITY.phrase,
        "status": 422,
        "detail": "x",
        "instance": "/",
        "errors": [],
    }
