"""The first words of a WebSocket, without the rest of it."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

SWITCHED = 101


def answer_to_websocket(address: str, headers: Mapping[str, str]) -> int:
    """The status with which the server answers one that begins with these headers."""
    with open_websocket(address, headers) as status:
        return status


@contextmanager
def open_websocket(address: str, headers: Mapping[str, str]) -> Iterator[int]:
    host, _, port = address.removeprefix("http://").partition(":")
    sent = {
        "host": f"{host}:{port}",
        "connection": "upgrade",
        "upgrade": "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
    } | dict(headers)
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        lines = ("GET / HTTP/1.1", *(f"{name}: {value}" for name, value in sent.items()), "", "")
        connection.sendall("\r\n".join(lines).encode())
        yield int(connection.recv(1024).split()[1])
