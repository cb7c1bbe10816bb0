"""The API: from settings to routes, in the order things happen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.concurrency import run_in_threadpool

from api.errors import Problem, add_error_handlers
from api.routers import ask, health, queries, records
from api.settings import ApiSettings
from ingest.vocabulary_check import check_vocabulary
from queries.library import load_library
from queries.settings import StoreSettings
from queries.store import Store, open_store

DESCRIPTION = """
Who must do what, with whom, by when and to what number — and where does the plan say so?

Every answer carries the plan's own words. Ask in Chinese or English at `/ask`, or by name at `/queries/…`.
"""


def create_app(settings: ApiSettings | None = None, *, store: Store | None = None) -> FastAPI:
    """The app. It opens the store that the environment names and closes it at its end; a store given is left open."""
    check_vocabulary()
    chosen = settings or ApiSettings()
    app = FastAPIOffline(
        title="Qiantou",
        version=version("qiantou"),
        description=DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.settings = chosen
    app.state.store = store
    add_error_handlers(app)
    library = load_library()
    app.include_router(health.router)
    app.include_router(ask.make_router(chosen))
    app.include_router(records.make_router(library, chosen))
    app.include_router(queries.make_router(library, chosen))
    _describe_problem(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    if app.state.store is not None:
        yield
        return
    with await run_in_threadpool(open_store, StoreSettings()) as store:
        app.state.store = store
        yield
        app.state.store = None


def _describe_problem(app: FastAPI) -> None:
    """Put the one error body into the OpenAPI page; FastAPI collects models from answers with its own media type only."""
    make = app.openapi

    def openapi() -> dict[str, object]:
        page = make()
        reference = "#/components/schemas/{model}"
        schema = Problem.model_json_schema(ref_template=reference)
        schemas = page.setdefault("components", {}).setdefault("schemas", {})
        schemas.update(schema.pop("$defs", {}))
        schemas["Problem"] = schema
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        return page

    app.openapi = openapi  # type: ignore[method-assign]
