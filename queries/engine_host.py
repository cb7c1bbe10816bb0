"""The engine's process: owns the data folder, runs Neo4j in it, and ends when nobody has used it for long enough.

Started by embedded.py with its orders on standard input: `python -m queries.engine_host`.
"""

import json
import os
import secrets
import signal
import sys
import threading
import time
import traceback
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from queries.engine_archive import ClassArchive
from queries.engine_control import ControlServer, Engine
from queries.engine_state import EngineFolder, EngineState, FileLock

if TYPE_CHECKING:
    from queries.settings import StoreSettings

OWNED_BY_ANOTHER = 75
"""Exit code: another engine has the folder."""
FAILED = 76
"""Exit code: Neo4j did not come up; who waited has been told why, and the log says it too."""

_LOCK_SECONDS = 15.0  # an engine that is stopping needs a second or two
_HEALTH_CHECK_SECONDS = 5.0
_FAREWELL_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Orders:
    """What the engine must know to start."""

    home: str
    jars: list[str]
    heap: str
    page_cache: str

    @classmethod
    def of(cls, settings: "StoreSettings", jars: Iterable[Path]) -> "Orders":
        return cls(str(settings.home), [str(jar) for jar in jars], settings.heap, settings.page_cache)

    def to_json(self) -> str:
        return json.dumps(asdict(self))


def main() -> int:
    os.umask(0o077)  # Neo4j makes its files readable to all that the process does not close them to
    orders = Orders(**json.loads(sys.stdin.read()))
    folder = EngineFolder(Path(orders.home))
    lock = FileLock(folder.lock)
    if not lock.acquire(timeout_seconds=_LOCK_SECONDS):
        return OWNED_BY_ANOTHER
    os.ftruncate(sys.stderr.fileno(), 0)
    engine = Engine()
    control = ControlServer(engine, secrets.token_urlsafe(24))
    control.listen()
    folder.write_state(EngineState(os.getpid(), control.port, control.token))
    _arrange_signals(engine)
    try:
        return _run(engine, folder, orders)
    finally:
        folder.state.unlink(missing_ok=True)


def _arrange_signals(engine: Engine) -> None:
    """A terminal's signals are for the command; only a request to end, as at shutdown, is for the engine."""
    for name in ("SIGINT", "SIGHUP", "SIGQUIT", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=engine.stop).start())


def _run(engine: Engine, folder: EngineFolder, orders: Orders) -> int:
    from queries.engine_ahead import plan_ahead  # after the lock: a loser need not load Java
    from queries.engine_database import Memory, start_database

    is_new = folder.is_new
    try:
        database = start_database(folder, orders.jars, Memory(orders.heap, orders.page_cache))
    except (RuntimeError, OSError) as error:
        sys.stderr.write(f"Neo4j did not start: {error}\n")
        engine.fail(str(error))
        time.sleep(_FAREWELL_SECONDS)
        return FAILED
    engine.become_ready(database.bolt_port)
    if not is_new:
        threading.Thread(target=plan_ahead, args=(database.plan, engine.is_ready), daemon=True).start()
    while engine.wait(_HEALTH_CHECK_SECONDS):
        if not database.is_healthy():
            sys.stderr.write("Neo4j gave up its database; ending, so that the next start recovers it\n")
            engine.stop()
    folder.state.unlink(missing_ok=True)
    database.stop()
    ClassArchive.of(orders.jars, folder.java_classes).make_apart()
    return 0


if __name__ == "__main__":
    code = FAILED
    try:
        code = main()
    finally:
        if sys.exc_info()[0] is not None:
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(code)  # Python's own way out waits for Java's threads, and after a failure for ever
