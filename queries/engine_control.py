"""The engine's side door: on the loopback, with a word that only the user can read; who holds it open uses the engine.

A client sends one line {token, ask, linger_seconds} and gets one line back. For `use` the answer comes when the
database is ready, and the engine counts a user until the connection ends, which a client's death also does.
"""

import hmac
import json
import socketserver
import threading
import time
from contextlib import suppress
from enum import StrEnum
from typing import Any

_FIRST_USER_SECONDS = 60.0
_LONGEST_CALL = 4096


class Ask(StrEnum):
    USE = "use"
    STATUS = "status"
    STOP = "stop"


class Phase(StrEnum):
    STARTING = "starting"
    READY = "ready"
    FAILED = "failed"
    STOPPING = "stopping"


class Engine:
    """What the engine is doing and for whom. Every change wakes whoever waits."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._phase = Phase.STARTING
        self._reason = ""
        self._bolt_port = 0
        self._users = 0
        self._linger_seconds = _FIRST_USER_SECONDS
        self._unused_since = time.monotonic()

    def become_ready(self, bolt_port: int) -> None:
        with self._changed:
            if self._phase is Phase.STARTING:
                self._phase, self._bolt_port = Phase.READY, bolt_port
                self._unused_since = time.monotonic()
                self._changed.notify_all()

    def fail(self, reason: str) -> None:
        with self._changed:
            self._phase, self._reason = Phase.FAILED, reason
            self._changed.notify_all()

    def stop(self) -> None:
        with self._changed:
            if self._phase is not Phase.FAILED:
                self._phase = Phase.STOPPING
            self._changed.notify_all()

    def join(self, linger_seconds: float) -> bool:
        """Count a user once the database is ready; False when it failed or is on its way out."""
        with self._changed:
            self._changed.wait_for(lambda: self._phase is not Phase.STARTING)
            if self._phase is not Phase.READY:
                return False
            self._users += 1
            self._linger_seconds = linger_seconds
            return True

    def leave(self) -> None:
        with self._changed:
            self._users -= 1
            self._unused_since = time.monotonic()
            self._changed.notify_all()

    def is_ready(self) -> bool:
        with self._changed:
            return self._phase is Phase.READY

    def describe(self) -> dict[str, Any]:
        with self._changed:
            return {"phase": self._phase, "reason": self._reason, "bolt_port": self._bolt_port, "users": self._users}

    def wait(self, seconds: float) -> bool:
        """Wait so long for a change; False when it is time to end: told to, or unused for long enough."""
        with self._changed:
            if self._phase is Phase.READY:
                self._changed.wait(min(seconds, max(0.0, self._left_unused())))
            if self._phase is Phase.READY and self._left_unused() <= 0:
                self._phase = Phase.STOPPING
            return self._phase is Phase.READY

    def _left_unused(self) -> float:
        if self._users:
            return float("inf")
        return self._unused_since + self._linger_seconds - time.monotonic()


class ControlServer(socketserver.ThreadingTCPServer):
    """Listens from the engine's first moment, so that a second command waits for it instead of starting another."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, engine: Engine, token: str) -> None:
        super().__init__(("127.0.0.1", 0), _Visit)
        self.engine = engine
        self.token = token

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def listen(self) -> None:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()


class _Visit(socketserver.StreamRequestHandler):
    server: ControlServer

    def handle(self) -> None:
        with suppress(ConnectionError):  # a client may end in the middle of a word
            call = self._read_call()
            if call is not None:
                self._serve(call)

    def _read_call(self) -> dict[str, Any] | None:
        """None when the caller does not know the word."""
        try:
            call = dict(json.loads(self.rfile.readline(_LONGEST_CALL)))
        except (ValueError, TypeError):
            return None
        known = hmac.compare_digest(str(call.get("token")).encode(), self.server.token.encode())
        return call if known else None

    def _serve(self, call: dict[str, Any]) -> None:
        engine = self.server.engine
        match Ask(call["ask"]):
            case Ask.USE:
                self._be_used(engine, float(call["linger_seconds"]))
            case Ask.STATUS:
                self._answer(engine)
            case Ask.STOP:
                engine.stop()
                self._answer(engine)

    def _be_used(self, engine: Engine, linger_seconds: float) -> None:
        if not engine.join(linger_seconds):
            self._answer(engine)
            return
        try:
            self._answer(engine)
            self.rfile.read()  # returns when the client ends, however it ends
        finally:
            engine.leave()

    def _answer(self, engine: Engine) -> None:
        self.wfile.write(json.dumps(engine.describe()).encode() + b"\n")
