"""The one function behind every endpoint that answers with a template's rows."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel

from api.dependencies import GraphReader
from api.rows import LIMIT_PARAMETER, parameters_model
from api.settings import ApiSettings
from queries.library import run_template
from queries.template import Template


def rows_endpoint(template: Template, settings: ApiSettings) -> Callable[..., dict[str, Any]]:
    """An endpoint that takes the template's parameters as its query string."""

    def endpoint(reader: GraphReader, parameters: BaseModel) -> dict[str, Any]:
        given = parameters.model_dump(exclude_none=True)
        limit = given.pop(LIMIT_PARAMETER)
        rows = run_template(reader, template, given, limit=limit)
        return {"query": template.name, "parameters": given, "limit": limit, "count": len(rows), "rows": rows}

    endpoint.__annotations__["parameters"] = Annotated[parameters_model(template, settings), Query()]
    return endpoint
