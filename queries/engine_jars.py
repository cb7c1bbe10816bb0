"""The embedded Neo4j's jars: fetched once into a cache, side by side, and never used unless their hash is the lock's."""

import errno
import hashlib
import shutil
import ssl
import tomllib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from queries.engine_state import FileLock
from queries.errors import DiskFull, HomeUnusable, JarsUnavailable

if TYPE_CHECKING:
    from jgo.maven import MavenContext

Report = Callable[[str, int, int], None]
"""Called with what is going on, how much is done, and of how much."""

LOCK_FILE = Path(__file__).with_name("jars.lock")
CALENDAR_LOCK_FILE = Path(__file__).with_name("jars_calendar.lock")
"""The newest Neo4j, named by year and month: QIANTOU_JAR_LOCK chooses it."""
BROWSER_LOCK_FILE = Path(__file__).with_name("browser.lock")
"""Neo4j Browser is fetched only by who asks for it."""
ADMIN_LOCK_FILE = Path(__file__).with_name("admin.lock")
"""What Neo4j's offline commands need besides, fetched only for an import."""

_SIDE_BY_SIDE = 32
_TRIES = 3
_REQUEST_TIMEOUT_SECONDS = 60
_FETCH_TIMEOUT_SECONDS = 1800


@dataclass(frozen=True, slots=True)
class Jar:
    """`coordinate` is group:artifact:version, and :classifier where there is one."""

    coordinate: str
    size: int
    sha256: str

    @property
    def filename(self) -> str:
        _, *name = self.coordinate.split(":")
        return "-".join(name) + ".jar"


@cache
def load_jars(lock: Path = LOCK_FILE) -> tuple[Jar, ...]:
    return tuple(Jar(**entry) for entry in tomllib.loads(lock.read_text(encoding="utf-8"))["jar"])


def provide_jars(folder: Path, jars: Iterable[Jar], *, repository: str | None, report: Report) -> tuple[Path, ...]:
    """The jars' paths in `folder`, after fetching those that are not there or not whole.

    `repository` is the address of a mirror; None is Maven Central. Raises JarsUnavailable, DiskFull, HomeUnusable.
    """
    jars = tuple(jars)
    try:
        if _find_missing(folder, jars):
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / "fetch.lock") as lock:
                _wait_for_turn(lock, folder, report)
                _fetch(folder, _find_missing(folder, jars), repository, report)
    except OSError as error:
        raise _explain(error, folder) from error
    return tuple(folder / jar.filename for jar in jars)


def _wait_for_turn(lock: FileLock, folder: Path, report: Report) -> None:
    if not lock.acquire(timeout_seconds=0):
        report("Waiting for another command that fetches Neo4j", 0, 1)
        if not lock.acquire(timeout_seconds=_FETCH_TIMEOUT_SECONDS):
            raise JarsUnavailable(
                f"another command has been fetching Neo4j into {folder} for too long: end it and run this again"
            )


def _find_missing(folder: Path, jars: tuple[Jar, ...]) -> list[Jar]:
    with ThreadPoolExecutor() as pool:
        return [
            jar
            for jar, whole in zip(jars, pool.map(lambda jar: is_whole(folder / jar.filename, jar), jars), strict=True)
            if not whole
        ]


def is_whole(path: Path, jar: Jar) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except FileNotFoundError:
        return False


def _fetch(folder: Path, missing: list[Jar], repository: str | None, report: Report) -> None:
    """A jar takes its place only when it is whole, so that an interrupted fetch goes on where it stopped."""
    staging = folder / "partial"
    shutil.rmtree(staging, ignore_errors=True)
    with _trust_of_this_computer():
        context = _open_repository(staging, repository)
        total, done = sum(jar.size for jar in missing), 0
        pool = ThreadPoolExecutor(_SIDE_BY_SIDE)
        try:
            report("Fetching Neo4j", 0, total)
            running = {pool.submit(partial(_fetch_jar, context, folder, jar)): jar for jar in missing}
            for finished in as_completed(running):
                finished.result()
                done += running[finished].size
                report("Fetching Neo4j", done, total)
        finally:
            pool.shutdown(cancel_futures=True)
            shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _trust_of_this_computer() -> Iterator[None]:
    """The certificates that it trusts, a company's proxy among them, as pip does.

    For the fetch alone: an object store's client, loaded by then, would call itself without end.
    """
    import truststore

    was_trusted = ssl.SSLContext is truststore.SSLContext
    truststore.inject_into_ssl()
    try:
        yield
    finally:
        if not was_trusted:
            truststore.extract_from_ssl()


def _open_repository(staging: Path, repository: str | None) -> "MavenContext":
    from jgo.maven import MavenContext, PythonResolver  # a third of a second, needed once in a cache's life

    mirrors = None if repository is None else {"mirror": repository.rstrip("/")}
    return MavenContext(
        resolver=PythonResolver(), repo_cache=staging, remote_repos=mirrors, timeout=_REQUEST_TIMEOUT_SECONDS
    )


def _fetch_jar(context: "MavenContext", folder: Path, jar: Jar) -> None:
    group, name, version, *classifier = jar.coordinate.split(":")
    artifact = context.project(group, name).at_version(version).artifact(*classifier)
    reason = ""
    for _ in range(_TRIES):
        try:
            fetched = artifact.resolve()
        except (OSError, RuntimeError) as error:  # jgo: RuntimeError for every answer but 200
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                raise
            reason = str(error)
        else:
            if is_whole(fetched, jar):
                fetched.replace(folder / jar.filename)
                return
            reason = f"what came does not have the locked sha256 {jar.sha256}"
        if artifact.cached_path is not None:
            artifact.cached_path.unlink(missing_ok=True)
    raise JarsUnavailable(
        f"Neo4j's {jar.coordinate} could not be fetched: {reason}. Check the network, or name a mirror of Maven Central "
        "in QIANTOU_MAVEN_REPOSITORY, and run this again: what has been fetched is kept"
    )


def _explain(error: OSError, folder: Path) -> Exception:
    if error.errno == errno.ENOSPC:
        return DiskFull(f"no space left for Neo4j's jars in {folder}: make room, or set QIANTOU_JARS to another folder")
    return HomeUnusable(
        f"cannot write Neo4j's jars to {folder} ({error.strerror or error}): set QIANTOU_JARS to another folder"
    )
