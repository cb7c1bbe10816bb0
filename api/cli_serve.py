"""The command that serves the API until it is stopped."""

import socket
from contextlib import suppress
from typing import Annotated

import typer

from api.cli_console import print_line
from api.cli_exit import CommandError, ExitCode
from api.cli_graph import open_graph
from api.cli_options import load_settings
from api.settings import ApiSettings

BACKLOG = 128


def serve_command(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8000,
) -> None:
    """Serve the API and its pages until Ctrl-C.

    \b
    qiantou serve
    qiantou serve --port 0
    """
    # The port is taken before the engine starts: that it is in use is said at once, not after seconds of starting.
    with _listen(host, port) as listener:
        _serve(listener)


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


def _serve(listener: socket.socket) -> None:
    import uvicorn

    from api.app import create_app
    from ingest.write import ensure_schema

    settings = load_settings(ApiSettings)
    with open_graph() as store:
        ensure_schema(store)  # so that a graph that nothing was read into can be searched too
        server = uvicorn.Server(uvicorn.Config(create_app(settings, store=store), log_level="warning"))
        print_line(f"serving at {_address(listener)}  (Ctrl-C stops; {_address(listener)}/docs shows what it answers)")
        # uvicorn has already ended in order when it passes Ctrl-C on.
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
