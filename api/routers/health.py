"""Whether the server runs, and whether the graph answers."""

from http import HTTPStatus

from fastapi import APIRouter

from api.answers import Health
from api.dependencies import GraphReader
from api.errors import problem_responses
from queries.library import load_library, run_template

router = APIRouter(tags=["health"])


@router.get("/healthz")
def healthz() -> Health:
    """The server runs."""
    return Health(status="ok")


@router.get("/readyz", responses=problem_responses(HTTPStatus.SERVICE_UNAVAILABLE))
def readyz(reader: GraphReader) -> Health:
    """The graph answers; 503 where it does not."""
    run_template(reader, load_library()["plans"], {}, limit=1)
    return Health(status="ok")
