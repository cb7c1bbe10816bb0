"""The pages of Neo4j Browser, out of its jar, with what makes them ours. Only for whoever sits at this machine."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from zipfile import ZipFile

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute

from api.browser.preset import make_preset
from api.browser.relay import make_relay
from api.browser.scripts import make_scripts, render_scripts, zip_scripts
from api.browser.style import make_rules, render_grass
from queries.settings import StoreSettings

PREFIX = "/browser"
INSIDE_JAR = "browser/"

_HERE = Path(__file__).parent
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_PLAIN = "text/plain; charset=utf-8"
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".eot": "application/vnd.ms-fontobject",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mp4": "video/mp4",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": _PLAIN,
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
_ANY_KIND = "application/octet-stream"

# Nothing from elsewhere: statistics, sign-in and news of the Browser stay off. Its styles are written as it runs.
_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; worker-src 'self' blob:; connect-src 'self' ws://{address}; object-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def add_browser(app: FastAPI, jar: Path, settings: StoreSettings, *, database: str) -> None:
    """Serve Neo4j Browser under /browser/, and its Bolt, for reading only, where the Browser looks for it."""
    pages = _Pages(jar, database)
    app.router.routes[:0] = [
        Route(PREFIX, lambda request: RedirectResponse(f"{PREFIX}/")),
        Route(f"{PREFIX}/{{path:path}}", pages.answer),
        WebSocketRoute("/", make_relay(settings, is_allowed=is_at_home)),
    ]


def is_at_home(connection: HTTPConnection) -> bool:
    """Asked for by a name of this machine, so that no other site can point its own name here; and by no other page."""
    origin = connection.headers.get("origin")
    return connection.url.hostname in _LOOPBACK and origin in (None, f"http://{connection.url.netloc}")


class _Pages:
    def __init__(self, jar: Path, database: str) -> None:
        self._jar = ZipFile(jar)
        self._names = frozenset(self._jar.namelist())
        self._database = database
        self._own: dict[str, Callable[[Request], Response]] = {
            "": lambda request: _page("start.html"),
            "start.js": lambda request: _page("start.js"),
            "preset.json": self._preset,
            "qiantou.grass": lambda request: Response(render_grass(make_rules()), media_type=_PLAIN),
            "qiantou-queries.zip": lambda request: Response(zip_scripts(make_scripts()), media_type="application/zip"),
            "queries.cypher": lambda request: Response(render_scripts(make_scripts()), media_type=_PLAIN),
        }

    def answer(self, request: Request) -> Response:
        if not is_at_home(request):
            raise HTTPException(HTTPStatus.FORBIDDEN, "Neo4j Browser is only for this machine: open it at 127.0.0.1")
        path = request.path_params["path"]
        response = self._own[path](request) if path in self._own else self._read(path)
        response.headers["content-security-policy"] = _POLICY.format(address=request.url.netloc)
        response.headers["x-content-type-options"] = "nosniff"
        response.headers["referrer-policy"] = "no-referrer"
        response.headers["cache-control"] = "no-cache"
        return response

    def _read(self, path: str) -> Response:
        name = INSIDE_JAR + path
        if name not in self._names or name.endswith("/"):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return Response(self._jar.read(name), media_type=_KINDS.get(Path(name).suffix, _ANY_KIND))

    def _preset(self, request: Request) -> Response:
        return JSONResponse(make_preset(request.url.netloc, self._database, make_rules(), make_scripts()))


def _page(name: str) -> Response:
    return Response((_HERE / name).read_bytes(), media_type=_KINDS[Path(name).suffix])
