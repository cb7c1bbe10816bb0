"""The one client of Neo4j: opens the store, reads, writes. No other file imports the driver."""

import logging
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import neo4j
import neo4j.graph
import neo4j.spatial
import neo4j.time
from neo4j.api import BookmarkManager
from neo4j.exceptions import ConfigurationError, Neo4jError, ServiceUnavailable, SessionExpired

from queries.embedded import SCARCE_BYTES, use_engine
from queries.errors import (
    DatabaseUnreachable,
    DiskFull,
    OutOfMemory,
    QueryFailed,
    QueryTimedOut,
    StoreError,
    WrongCredentials,
)
from queries.place import Place, describe_engine, describe_server, explain_silence, first_line, require_room
from queries.settings import StoreSettings
from queries.version import VERSION_QUERY, check_version

Rows = list[dict[str, object]]

_BATCH_ROWS = 2000
_Result = TypeVar("_Result")
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
class _Link:
    """One driver to one place. No session reads what is older than what another has written, in a cluster either."""

    driver: neo4j.Driver
    place: Place
    leave: Callable[[], None]
    bookmarks: BookmarkManager = field(default_factory=neo4j.GraphDatabase.bookmark_manager)

    def reading(self) -> neo4j.Session:
        """Answers are short: they come in one piece."""
        return self.driver.session(
            database=self.place.database,
            default_access_mode=neo4j.READ_ACCESS,
            bookmark_manager=self.bookmarks,
            fetch_size=-1,
        )

    def writing(self) -> neo4j.Session:
        return self.driver.session(database=self.place.database, bookmark_manager=self.bookmarks)

    def close(self) -> None:
        try:
            self.driver.close()
        finally:
            self.leave()


class _Line:
    """The link of now. When the embedded engine has died, the next call starts it again; a server's driver reconnects."""

    def __init__(self, dial: Callable[[], _Link], *, comes_back: bool) -> None:
        """`comes_back`: after a failure another call finds another engine."""
        self.comes_back = comes_back
        self._dial = dial
        self._changing = threading.Lock()
        self._link: _Link | None = dial()
        self._given_up: list[_Link] = []

    @contextmanager
    def link(self) -> Iterator[_Link]:
        """Errors of the driver in our words."""
        with self._changing:
            link = self._link = self._link or self._dial()
        try:
            with _translated(link.place):
                yield link
        except DatabaseUnreachable:
            self._give_up(link)
            raise

    def close(self) -> None:
        with ExitStack() as closing:
            for link in (self._link, *self._given_up):
                if link is not None:
                    closing.callback(link.close)

    def _give_up(self, link: _Link) -> None:
        """Closed later: other threads may still be using it."""
        with self._changing:
            if self._link is link and self.comes_back:
                self._given_up.append(link)
                self._link = None


class Transaction:
    """An open transaction: it reads what it has written itself, and others see all of that or nothing."""

    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, cypher: str, parameters: Mapping[str, object] = _NO_PARAMETERS) -> Rows:
        return list(self.stream(cypher, parameters))

    def stream(self, cypher: str, parameters: Mapping[str, object] = _NO_PARAMETERS) -> Iterator[dict[str, object]]:
        """The rows as plain Python, each fetched when it is asked for."""
        result = self._transaction.run(cypher, dict(parameters))
        keys = result.keys()
        for record in result:
            yield dict(zip(keys, map(to_plain, record.values()), strict=True))

    def write(self, statements: Iterable[Statement]) -> None:
        for statement in statements:
            for parameters in statement.batches():
                self._transaction.run(statement.cypher, parameters).consume()


class Reader:
    """Reads, and cannot write: the database refuses it."""

    def __init__(self, line: _Line, settings: StoreSettings) -> None:
        self._line = line
        self._timeout_seconds = settings.read_timeout_seconds

    def run(
        self, cypher: str, parameters: Mapping[str, object] = _NO_PARAMETERS, *, timeout: float | None = None
    ) -> Rows:
        """The rows as plain Python; `timeout` in seconds, QIANTOU_READ_TIMEOUT_SECONDS when not given.

        Raises QueryTimedOut, QueryFailed, DatabaseUnreachable.
        """
        limited = neo4j.unit_of_work(timeout=timeout or self._timeout_seconds)(
            lambda transaction: Transaction(transaction).run(cypher, parameters)
        )
        try:
            return self._read(limited)
        except DatabaseUnreachable:
            if not self._line.comes_back:
                raise
            return self._read(limited)

    def _read(self, work: Callable[[neo4j.ManagedTransaction], Rows]) -> Rows:
        with self._line.link() as link, link.reading() as session:
            return session.execute_read(work)


class Writer:
    """Writes whole transactions or nothing."""

    def __init__(self, line: _Line, settings: StoreSettings) -> None:
        self._line = line
        self._timeout_seconds = settings.write_timeout_seconds

    def transact(self, statements: Sequence[Statement]) -> None:
        """Run all statements in one transaction, all or nothing. Safe to repeat when the database asks for it."""
        self.work(lambda transaction: transaction.write(statements))

    def work(self, work: Callable[[Transaction], _Result], *, timeout: float | None = None) -> _Result:
        """Do `work` in one transaction, all or nothing; it is called again when the database asks for that.

        `timeout` in seconds, QIANTOU_WRITE_TIMEOUT_SECONDS when not given, 0 for none.
        """
        seconds = self._timeout_seconds if timeout is None else timeout
        limited = neo4j.unit_of_work(timeout=seconds)(lambda transaction: work(Transaction(transaction)))
        with self._line.link() as link:
            require_room(link.place)
            with link.writing() as session:
                return session.execute_write(limited)

    def schema(self, statements: Iterable[str], *, timeout: float | None = None) -> None:
        """Run constraints and indexes, each by itself as Neo4j wants it, and wait until they serve.

        `timeout` in seconds for the wait, QIANTOU_WRITE_TIMEOUT_SECONDS when not given.
        """
        with self._line.link() as link, link.writing() as session:
            require_room(link.place)  # an index that finds none is waited for, and left behind half made
            for statement in statements:
                _make(session, statement)
            session.run("CALL db.awaitIndexes($seconds)", seconds=int(timeout or self._timeout_seconds)).consume()


class Store:
    """An open database. Close it: the embedded engine counts its users."""

    def __init__(self, line: _Line, settings: StoreSettings) -> None:
        self._line = line
        self.reader = Reader(line, settings)
        self.writer = Writer(line, settings)

    def close(self) -> None:
        self._line.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(
    settings: StoreSettings, *, report: Callable[[str, int, int], None] | None = None, unfinished: bool = False
) -> Store:
    """The Neo4j of NEO4J_URI, or the embedded one; answers queries when this returns.

    `report(what, done, total)` is told how the first fetch and the start go. `unfinished` is for `restore`, which
    goes on where one before it was ended. Raises StoreError.
    """
    line = _Line(lambda: _dial(settings, report or _say_nothing), comes_back=settings.neo4j_uri is None)
    store = Store(line, settings)
    try:
        check_version(store.reader.run(VERSION_QUERY), unfinished=unfinished)
    except BaseException:
        store.close()
        raise
    return store


def _say_nothing(what: str, done: int, total: int) -> None:
    """For callers that show no progress."""


def _dial(settings: StoreSettings, report: Callable[[str, int, int], None]) -> _Link:
    if settings.neo4j_uri is not None:
        return _connect(describe_server(settings, settings.neo4j_uri), settings, leave=lambda: None)
    lease = use_engine(settings, report)
    try:
        return _connect(describe_engine(settings, lease.uri, lease.password), settings, leave=lease.close)
    except BaseException:
        lease.close()
        raise


def _connect(place: Place, settings: StoreSettings, *, leave: Callable[[], None]) -> _Link:
    driver = _make_driver(place, settings)
    try:
        with _translated(place):
            driver.verify_connectivity()  # once and at once: a wrong address or password is not tried again
            link = _Link(driver, place, leave)
            with link.reading() as session:
                session.execute_read(_run, "RETURN 1")  # Bolt may answer before the database does
    except BaseException:
        driver.close()
        raise
    return link


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
            f"{place.name} is no usable address: {first_line(error)}; {place.when_unreachable}"
        ) from error


def _run(transaction: neo4j.ManagedTransaction, statement: str) -> None:
    transaction.run(statement).consume()


def _make(session: neo4j.Session, statement: str) -> None:
    """Another command may make the same index at the same moment, IF NOT EXISTS or not: then it is there."""
    try:
        session.execute_write(_run, statement)
    except Neo4jError as error:
        code = error.code or ""
        if code.endswith("IndexWithNameAlreadyExists") and _drop_half_made(session, _name_in(statement)):
            session.execute_write(_run, statement)
        elif not code.endswith("EquivalentSchemaRuleAlreadyExists"):
            raise


def _drop_half_made(session: neo4j.Session, name: str) -> bool:
    """An engine that ended while it made a constraint leaves the constraint's index, which serves nobody."""
    half_made = session.run("SHOW INDEXES YIELD name, state WHERE name = $name AND state <> 'ONLINE'", name=name).data()
    if half_made:
        session.execute_write(_run, f"DROP INDEX `{name}` IF EXISTS")
    return bool(half_made)


def _name_in(statement: str) -> str:
    """CREATE CONSTRAINT name …"""
    return statement.split()[2]


@contextmanager
def _translated(place: Place) -> Iterator[None]:
    """Say in our words, and with the user's next step, what the driver could not do."""
    try:
        yield
    except (ServiceUnavailable, SessionExpired, ConfigurationError) as error:
        raise DatabaseUnreachable(explain_silence(place, error)) from error
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
    if "OutOfMemory" in code:
        return OutOfMemory(f"{place.name} has too little memory for this, and did nothing: {place.when_out_of_memory}")
    if place.home is not None and _is_disk_full(error, place.home):
        return DiskFull(
            f"no space left for {place.name}: make room, run `qiantou stop`, and then this again; "
            "what was saved before is kept"
        )
    return QueryFailed(f"{place.name} refused a query: {error.message} ({code})", code=error.code)


def _is_disk_full(error: Neo4jError, home: Path) -> bool:
    """Neo4j often says only that it could not write; why, the disk tells.

    After a full disk the engine lets nobody write until it is started again, so that no transaction is torn.
    """
    code, message = error.code or "", error.message or ""
    if code.endswith("WriteOnReadOnlyAccessDatabase") or "disk space" in message or "No space left" in message:
        return True
    return not code.startswith("Neo.ClientError") and shutil.disk_usage(home).free < SCARCE_BYTES


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
