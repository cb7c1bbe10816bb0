"""What the routes share: the store's reader and the settings, out of the app's state."""

from typing import Annotated, cast

from fastapi import Depends, Request

from api.settings import ApiSettings
from queries.errors import DatabaseUnreachable
from queries.store import Reader, Store


def _reader(request: Request) -> Reader:
    store = cast("Store | None", getattr(request.app.state, "store", None))
    if store is None:
        raise DatabaseUnreachable("the store is not open; ask again when the server has started")
    return store.reader


def _settings(request: Request) -> ApiSettings:
    return cast(ApiSettings, request.app.state.settings)


GraphReader = Annotated[Reader, Depends(_reader)]
Settings = Annotated[ApiSettings, Depends(_settings)]
