"""The command that serves the API until it is stopped."""

import ipaddress
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli_console import print_line
from api.cli_exit import CommandError, ExitCode
from api.cli_graph import open_graph
from api.cli_options import load_settings
from api.cli_progress import progress
from api.settings import ApiSettings
from queries.settings import StoreSettings

if TYPE_CHECKING:
    from fastapi import FastAPI

BACKLOG = 128


def serve_command(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8000,
    browser: Annotated[
        bool, typer.Option("--browser", help="Serve Neo4j Browser too, for reading only and on this machine only.")
    ] = False,
) -> None:
    """Serve the API and its pages until Ctrl-C.

    \b
    qiantou serve
    qiantou serve --port 0
    qiantou serve --browser
    """
    # The port is taken before the engine starts: that it is in use is said at once, not after seconds of starting.
    with _listen(host, port) as listener:
        if browser and not ipaddress.ip_address(listener.getsockname()[0]).is_loopback:
            raise CommandError(
                f"--browser shows the graph to everybody who can reach {host}: leave --host out.", ExitCode.USAGE
            )
        _serve(listener, browser=browser)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        raise CommandError(
            f"cannot listen on {host}:{port}: {error.strerror}. Choose another with --port (0 takes a free one).",
            ExitCode.ADDRESS,
        ) from None
    return listener


def _serve(listener: socket.socket, *, browser: bool) -> None:
    import uvicorn

    from api.app import create_app
    from ingest.write import ensure_schema

    settings = load_settings(ApiSettings)
    with open_graph() as store:
        ensure_schema(store)  # so that a graph that nothing was read into can be searched too
        app = create_app(settings, store=store)
        if browser:
            _add_browser(app)
        # The newer of uvicorn's two WebSockets; only Neo4j Browser asks for one.
        config = uvicorn.Config(app, log_level="warning", ws="websockets-sansio" if browser else "none")
        address = _address(listener)
        print_line(f"serving at {address}  (Ctrl-C stops; {address}/docs shows what it answers)")
        if browser:
            print_line(f"Neo4j Browser at {address}/browser/  (it connects by itself, and can only read)")
        # uvicorn has already ended in order when it passes Ctrl-C on.
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _add_browser(app: "FastAPI") -> None:
    """Neo4j Browser, fetched when it is not there yet."""
    from api.browser.site import add_browser
    from queries.door import find_door
    from queries.engine_jars import BROWSER_LOCK_FILE, load_jars, provide_jars

    settings = load_settings(StoreSettings)
    with progress() as bars, find_door(settings, bars) as door:
        wanted = load_jars(BROWSER_LOCK_FILE)
        (jar,) = provide_jars(settings.jar_cache, wanted, repository=settings.maven_repository, report=bars)
        add_browser(app, jar, settings, database=door.database)


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
