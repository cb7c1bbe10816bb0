"""What the API promises in its OpenAPI page holds for whatever is sent to it."""

from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from api.app import create_app
from queries.library import load_library

pytestmark = pytest.mark.engine

OPERATIONS = {
    operation.label: operation
    for result in schemathesis.openapi.from_dict(create_app().openapi()).get_all_operations()
    if isinstance(result, Ok)
    for operation in [result.ok()]
}


NEED_ONE_OF_SEVERAL = {f"GET /queries/{template.name}" for template in load_library().values() if template.any_of}
"""OpenAPI cannot say that one of several parameters must be given."""


@pytest.mark.parametrize("label", OPERATIONS)
def test_answers_are_as_promised(label: str, api: httpx.Client) -> None:
    left_out: list[Any] = [positive_data_acceptance] if label in NEED_ONE_OF_SEVERAL else []

    @given(case=OPERATIONS[label].as_strategy())
    @settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def check(case: Case[Any]) -> None:
        case.call_and_validate(base_url=str(api.base_url), excluded_checks=left_out)

    check()


def test_every_query_has_an_endpoint(api: httpx.Client) -> None:
    paths = api.get("/openapi.json").json()["paths"]
    assert {f"/queries/{name}" for name in load_library()} == {path for path in paths if path.startswith("/queries/")}


def test_every_answer_has_an_example(api: httpx.Client) -> None:
    page = api.get("/openapi.json").json()
    without = [
        name
        for name, model in page["components"]["schemas"].items()
        if name.endswith("Row") and "examples" not in model
    ]
    assert without == []
    assert page["components"]["schemas"]["Answer"]["examples"]


def test_the_page_loads_nothing_from_elsewhere(api: httpx.Client) -> None:
    page = api.get("/docs")
    assert page.status_code == httpx.codes.OK
    assert "://" not in page.text
    script = page.text.split('<script src="')[1].split('"')[0]
    assert api.get(script).status_code == httpx.codes.OK
