"""The engine counts its users, and ends when it has been without one for long enough."""

import json
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from queries.engine_control import ControlServer, Engine, Phase

WORD = "the word"
SOON_SECONDS = 5.0


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def control(engine: Engine) -> Iterator[ControlServer]:
    server = ControlServer(engine, WORD)
    server.listen()
    yield server
    server.shutdown()
    server.server_close()


def call(control: ControlServer, ask: str, *, word: str = WORD, linger_seconds: float = 0) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", control.port), timeout=SOON_SECONDS)
    connection.sendall(json.dumps({"token": word, "ask": ask, "linger_seconds": linger_seconds}).encode() + b"\n")
    return connection


def read(connection: socket.socket) -> dict[str, object]:
    with connection.makefile("rb") as lines:
        return dict(json.loads(lines.readline()))


def wait_for_users(engine: Engine, count: int) -> None:
    deadline = time.monotonic() + SOON_SECONDS
    while engine.describe()["users"] != count:
        assert time.monotonic() < deadline, engine.describe()
        time.sleep(0.01)


def test_a_user_waits_until_the_database_is_ready(engine: Engine, control: ControlServer) -> None:
    threading.Timer(0.2, engine.become_ready, [7687]).start()
    with call(control, "use") as user:
        assert read(user) == {"phase": Phase.READY, "reason": "", "bolt_port": 7687, "users": 1}


def test_who_waits_is_told_why_it_failed(engine: Engine, control: ControlServer) -> None:
    threading.Timer(0.2, engine.fail, ["no such disk"]).start()
    with call(control, "use") as user:
        answer = read(user)
    assert (answer["phase"], answer["reason"]) == (Phase.FAILED, "no such disk")


def test_a_connection_that_ends_is_a_user_less(engine: Engine, control: ControlServer) -> None:
    engine.become_ready(7687)
    with call(control, "use", linger_seconds=60) as first, call(control, "use", linger_seconds=60) as second:
        read(first), read(second)
        wait_for_users(engine, 2)
        first.close()
        wait_for_users(engine, 1)
        assert engine.wait(0.01)


def test_without_lingering_it_ends_with_its_last_user(engine: Engine, control: ControlServer) -> None:
    engine.become_ready(7687)
    with call(control, "use", linger_seconds=0) as user:
        read(user)
        assert engine.wait(0.01)
    wait_for_users(engine, 0)
    assert not engine.wait(SOON_SECONDS)


def test_it_lingers_as_long_as_its_last_user_said(engine: Engine, control: ControlServer) -> None:
    engine.become_ready(7687)
    with call(control, "use", linger_seconds=0.3) as user:
        read(user)
    wait_for_users(engine, 0)
    assert engine.wait(0.01)
    time.sleep(0.3)
    assert not engine.wait(0.01)


def test_nobody_joins_an_engine_that_ends(engine: Engine, control: ControlServer) -> None:
    engine.become_ready(7687)
    engine.stop()
    with call(control, "use") as user:
        assert read(user)["phase"] == Phase.STOPPING


def test_a_stop_while_starting_is_not_forgotten(engine: Engine) -> None:
    engine.stop()
    engine.become_ready(7687)
    assert not engine.wait(0.01)


def test_it_ends_when_told(engine: Engine, control: ControlServer) -> None:
    engine.become_ready(7687)
    with call(control, "stop") as caller:
        assert read(caller)["phase"] == Phase.STOPPING
    assert not engine.wait(SOON_SECONDS)


@pytest.mark.parametrize("words", [b"", b"\n", b"stop\n", b"[]\n", b"{}\n", b'{"token": "a guess", "ask": "stop"}\n'])
def test_without_the_word_nothing_is_told_or_done(engine: Engine, control: ControlServer, words: bytes) -> None:
    engine.become_ready(7687)
    with socket.create_connection(("127.0.0.1", control.port), timeout=SOON_SECONDS) as stranger:
        stranger.sendall(words)
        stranger.shutdown(socket.SHUT_WR)
        assert stranger.recv(1) == b""
    assert engine.describe()["phase"] == Phase.READY
