"""What commands and the engine share: the layout of the data folder, its lock, the password and the state file."""

import json
import os
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_POLL_SECONDS = 0.05


class FileLock:
    """A lock of the operating system on a file: it ends with its process, however that ends, so it is never stale."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self, *, timeout_seconds: float) -> bool:
        deadline = time.monotonic() + timeout_seconds
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        while True:
            try:
                _try_lock(descriptor)
            except (BlockingIOError, PermissionError):
                if time.monotonic() >= deadline:
                    os.close(descriptor)
                    return False
                time.sleep(_POLL_SECONDS)
            else:
                self._descriptor = descriptor
                return True

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> "FileLock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


@dataclass(frozen=True, slots=True)
class EngineState:
    """Where the engine that owns the folder listens, and the word that it answers to."""

    pid: int
    control_port: int
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EngineFolder:
    """Everything that the embedded Neo4j keeps lies under `home`."""

    home: Path

    @property
    def lock(self) -> Path:
        return self.home / "engine.lock"

    @property
    def state(self) -> Path:
        return self.home / "engine.json"

    @property
    def password(self) -> Path:
        return self.home / "password"

    @property
    def initial_users(self) -> Path:
        """Where Neo4j looks for its first user when the data folder is new."""
        return self.data / "dbms" / "auth.ini"

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def has_data(self) -> bool:
        """There are databases here, of a Neo4j that has run or that an import has made."""
        return (self.data / "databases").exists()

    @property
    def is_new(self) -> bool:
        """No Neo4j has ever run here: each has a database for its users."""
        return not (self.data / "databases" / "system").exists()

    @property
    def configuration(self) -> Path:
        return self.home / "neo4j.conf"

    @property
    def log(self) -> Path:
        return self.home / "logs" / "engine.log"

    @property
    def java_classes(self) -> Path:
        """Where Java lists the classes that it loads, as long as there is no archive of them."""
        return self.home / "logs" / "java-classes.txt"

    def prepare(self) -> None:
        """Make the folders, and prove that they can be written.

        Neo4j makes its files readable to all, and a home that was there before may be open: what is inside is closed.
        """
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        for inside in (self.data, self.log.parent):
            inside.mkdir(exist_ok=True)
            inside.chmod(0o700)
        self.log.touch(mode=0o600)
        probe = self.home / f".probe-{os.getpid()}"
        write_private(probe, "x" * 65536)
        probe.unlink()

    def read_state(self) -> EngineState | None:
        """None: no engine has said where it is, or what it said is no longer readable."""
        try:
            return EngineState(**json.loads(self.state.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write_state(self, state: EngineState) -> None:
        write_private(self.state, json.dumps(asdict(state)))

    def read_password(self) -> str | None:
        try:
            return self.password.read_text(encoding="utf-8") or None
        except FileNotFoundError:
            return None

    def write_password(self, password: str) -> None:
        write_private(self.password, password)


def write_private(path: Path, text: str) -> None:
    """Write whole or not at all, and never readable by anybody else."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
