"""The one client of Neo4j: opens the store, reads, writes. No other file imports the driver."""

import logging
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import TracebackType

import neo4j
import neo4j.graph
import neo4j.spatial
import neo4j.time
from neo4j.exceptions import ConfigurationError, Neo4jError, ServiceUnavailable, SessionExpired

from queries.embedded import SCARCE_BYTES, use_engine
from queries.errors import DatabaseUnreachable, DiskFull, QueryFailed, QueryTimedOut, StoreError, WrongCredentials
from queries.settings import StoreSettings

Rows = list[dict[str, object]]

_BATCH_ROWS = 2000
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_ADDRESS = re.compile(r"(\[[0-9a-fA-F:]+\]|[^/?:\[\]\s]+)(:\d+)?/?(\?.*)?")
_NO_PARAMETERS: Mapping[str, object] = {}

# Neo4j's remarks on a query belong in the log of whoever keeps one, not on the terminal of whoever asks.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Statement:
    """One Cypher statement of a transaction; with `rows`, it gets them as $rows, a batch at a time."""

    cypher: str
    rows: Sequence[Mapping[str, object]] | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)

    def batches(self) -> Iterator[dict[str, object]]:
        """The parameters of each run; none when there are rows to write and they are empty."""
        if self.rows is None:
            yield dict(self.parameters)
            return
        rows = iter(self.rows)
        while batch := [dict(row) for row in islice(rows, _BATCH_ROWS)]:
            yield {**self.parameters, "rows": batch}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store is, and what to tell the user when it does not answer."""

    uri: str
    username: str
    password: str | None = field(repr=False)
    database: str
    name: str
    when_unreachable: str
    when_refused: str
    retry_seconds: float
    """How long a transaction is tried again: a cluster may be choosing a leader, a dead engine does not come back."""
    home: Path | None = None


class Reader:
    """Reads, and cannot write: the database refuses it."""

    def __init__(self, driver: neo4j.Driver, place: Place, settings: StoreSettings) -> None:
        self._driver = driver
        self._place = place
        self._timeout_seconds = settings.read_timeout_seconds

    def run(
        self, cypher: str, parameters: Mapping[str, object] = _NO_PARAMETERS, *, timeout: float | None = None
    ) -> Rows:
        """The rows as plain Python; `timeout` in seconds, QIANTOU_READ_TIMEOUT_SECONDS when not given.

        Raises QueryTimedOut, QueryFailed, DatabaseUnreachable.
        """

        def work(transaction: neo4j.ManagedTransaction) -> Rows:
            result = transaction.run(cypher, dict(parameters))
            keys = result.keys()
            return [dict(zip(keys, map(to_plain, record.values()), strict=True)) for record in result]

        limited = neo4j.unit_of_work(timeout=timeout or self._timeout_seconds)(work)
        with (
            _translated(self._place),
            self._driver.session(
                database=self._place.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=-1
            ) as session,
        ):
            return session.execute_read(limited)


class Writer:
    """Writes whole transactions or nothing."""

    def __init__(self, driver: neo4j.Driver, place: Place, settings: StoreSettings) -> None:
        self._driver = driver
        self._place = place
        self._timeout_seconds = settings.write_timeout_seconds

    def transact(self, statements: Sequence[Statement]) -> None:
        """Run all statements in one transaction, all or nothing. Safe to repeat when the database asks for it."""

        def work(transaction: neo4j.ManagedTransaction) -> None:
            for statement in statements:
                for parameters in statement.batches():
                    transaction.run(statement.cypher, parameters).consume()

        _require_room(self._place)
        limited = neo4j.unit_of_work(timeout=self._timeout_seconds)(work)
        with _translated(self._place), self._driver.session(database=self._place.database) as session:
            session.execute_write(limited)

    def schema(self, statements: Sequence[str]) -> None:
        """Run constraints and indexes, each by itself as Neo4j wants it, and wait until they serve."""
        with _translated(self._place), self._driver.session(database=self._place.database) as session:
            for statement in statements:
                session.run(statement).consume()
            session.run("CALL db.awaitIndexes($seconds)", seconds=int(self._timeout_seconds)).consume()


class Store:
    """An open database. Close it: the embedded engine counts its users."""

    def __init__(self, driver: neo4j.Driver, place: Place, settings: StoreSettings, leave: Callable[[], None]) -> None:
        self._driver = driver
        self._leave = leave
        self.reader = Reader(driver, place, settings)
        self.writer = Writer(driver, place, settings)

    def close(self) -> None:
        try:
            self._driver.close()
        finally:
            self._leave()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(settings: StoreSettings, *, report: Callable[[str, int, int], None] | None = None) -> Store:
    """The Neo4j of NEO4J_URI, or the embedded one; answers queries when this returns.

    `report(what, done, total)` is told how the first fetch and the start go. Raises StoreError.
    """
    if settings.neo4j_uri is not None:
        return _connect(_describe_server(settings, settings.neo4j_uri), settings, leave=lambda: None)
    lease = use_engine(settings, report or _say_nothing)
    try:
        place = _describe_engine(settings, lease.uri, lease.password)
        return _connect(place, settings, leave=lease.close)
    except BaseException:
        lease.close()
        raise


def _say_nothing(what: str, done: int, total: int) -> None:
    """For callers that show no progress."""


def _describe_server(settings: StoreSettings, uri: str) -> Place:
    _check_address(uri)
    password = settings.neo4j_password
    return Place(
        uri=uri,
        username=settings.neo4j_username,
        password=None if password is None else password.get_secret_value(),
        database=settings.neo4j_database,
        name=f"Neo4j at {uri}",
        when_unreachable="start it, or set NEO4J_URI to where it is",
        when_refused="check NEO4J_USERNAME and NEO4J_PASSWORD",
        retry_seconds=settings.connect_timeout_seconds,
    )


def _check_address(uri: str) -> None:
    """Before the driver sees it, whose own message would show a password written into the address."""
    scheme, _, address = uri.partition("://")
    shown = f"{scheme}://{address.rpartition('@')[2]}"
    if scheme not in _SCHEMES or not _ADDRESS.fullmatch(address.rpartition("@")[2]):
        raise DatabaseUnreachable(
            f"NEO4J_URI {shown!r} is no address of a Neo4j: write {', '.join(_SCHEMES)}://host:port"
        )
    if "@" in address:
        raise DatabaseUnreachable(
            f"NEO4J_URI {shown!r} was given with a user: put it in NEO4J_USERNAME and the password in NEO4J_PASSWORD"
        )


def _describe_engine(settings: StoreSettings, uri: str, password: str) -> Place:
    return Place(
        uri=uri,
        username="neo4j",
        password=password,
        database="neo4j",
        name=f"the embedded Neo4j of {settings.home}",
        when_unreachable="it has ended, nothing that was saved is lost; run this again to start it",
        when_refused="run `qiantou stop`, delete the file `password` in that folder, and run this again",
        retry_seconds=2,
        home=settings.home,
    )


def _connect(place: Place, settings: StoreSettings, *, leave: Callable[[], None]) -> Store:
    driver = _make_driver(place, settings)
    try:
        with _translated(place):
            driver.verify_connectivity()  # once and at once: a wrong address or password is not tried again
        store = Store(driver, place, settings, leave)
        store.reader.run("RETURN 1")  # Bolt may answer before the database does
    except BaseException:
        driver.close()
        raise
    return store


def _make_driver(place: Place, settings: StoreSettings) -> neo4j.Driver:
    try:
        return neo4j.GraphDatabase.driver(
            place.uri,
            auth=None if place.password is None else (place.username, place.password),
            connection_timeout=settings.connect_timeout_seconds,
            connection_acquisition_timeout=settings.connect_timeout_seconds * 2,
            max_transaction_retry_time=place.retry_seconds,
            telemetry_disabled=True,
        )
    except (ConfigurationError, ValueError) as error:
        raise DatabaseUnreachable(
            f"{place.name} is no usable address: {_first_line(error)}; {place.when_unreachable}"
        ) from error


@contextmanager
def _translated(place: Place) -> Iterator[None]:
    """Say in our words, and with the user's next step, what the driver could not do."""
    try:
        yield
    except (ServiceUnavailable, SessionExpired, ConfigurationError) as error:
        raise DatabaseUnreachable(
            f"{place.name} does not answer: {place.when_unreachable} ({_first_line(error)})"
        ) from error
    except Neo4jError as error:
        raise _translate(error, place) from error


def _translate(error: Neo4jError, place: Place) -> StoreError:
    code = error.code or ""
    if ".Security." in code and "Forbidden" not in code:
        return WrongCredentials(
            f"{place.name} does not accept user {place.username!r} and the password: {place.when_refused}"
        )
    if code.endswith("DatabaseNotFound"):
        return DatabaseUnreachable(f"{place.name} has no database {place.database!r}: check NEO4J_DATABASE")
    if "TimedOut" in code:
        return QueryTimedOut(
            f"{place.name} gave up after the time limit: ask for less, or raise QIANTOU_READ_TIMEOUT_SECONDS "
            "(QIANTOU_WRITE_TIMEOUT_SECONDS for writing)"
        )
    if place.home is not None and _is_disk_full(error, place.home):
        return DiskFull(
            f"no space left for {place.name}: make room, run `qiantou stop`, and then this again; "
            "what was saved before is kept"
        )
    return QueryFailed(f"{place.name} refused a query: {error.message} ({code})", code=error.code)


def _require_room(place: Place) -> None:
    """A transaction that the disk has no room for is better not begun: after a full disk Neo4j must start again."""
    if place.home is not None and shutil.disk_usage(place.home).free < SCARCE_BYTES:
        raise DiskFull(
            f"no space left for {place.name}: make room (at least {SCARCE_BYTES // 1_000_000} MB), and run this again"
        )


def _is_disk_full(error: Neo4jError, home: Path) -> bool:
    """Neo4j often says only that it could not write; why, the disk tells.

    After a full disk the engine lets nobody write until it is started again, so that no transaction is torn.
    """
    code, message = error.code or "", error.message or ""
    if code.endswith("WriteOnReadOnlyAccessDatabase") or "disk space" in message or "No space left" in message:
        return True
    return not code.startswith("Neo.ClientError") and shutil.disk_usage(home).free < SCARCE_BYTES


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0].rstrip(" :")


def to_plain(value: object) -> object:
    """Graph and time values as dicts, lists and dates, which JSON and any caller understand.

    Neo4j's own element ids are left out: they differ from one database to the next.
    """
    match value:
        case neo4j.graph.Node():
            return {"labels": sorted(value.labels), "properties": to_plain(dict(value))}
        case neo4j.graph.Relationship():
            return {"type": value.type, "properties": to_plain(dict(value))}
        case neo4j.graph.Path():
            return {"nodes": to_plain(list(value.nodes)), "relationships": to_plain(list(value.relationships))}
        case neo4j.time.Date() | neo4j.time.DateTime() | neo4j.time.Time():
            return value.to_native()
        case neo4j.time.Duration():
            return value.iso_format()
        case neo4j.spatial.Point():
            return {"srid": value.srid, "coordinates": list(value)}
        case list():
            return [to_plain(part) for part in value]
        case dict():
            return {key: to_plain(part) for key, part in value.items()}
        case _:
            return value
