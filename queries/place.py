"""Where a store is, and what to tell the user when it does not answer: a server by its address, or the embedded engine."""

import re
import shutil
import ssl
from dataclasses import dataclass, field
from pathlib import Path

from queries.embedded import SCARCE_BYTES
from queries.errors import DatabaseUnreachable, DiskFull
from queries.settings import StoreSettings

_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_ADDRESS = re.compile(r"(\[[0-9a-fA-F:]+\]|[^/?:\[\]\s]+)(:\d+)?/?(\?.*)?")


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
    when_out_of_memory: str
    retry_seconds: float
    """How long a transaction is tried again: a cluster may be choosing a leader, a dead engine does not come back."""
    home: Path | None = None


def describe_server(settings: StoreSettings, uri: str) -> Place:
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
        when_out_of_memory="raise its server.memory.heap.max_size",
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


def describe_engine(settings: StoreSettings, uri: str, password: str) -> Place:
    return Place(
        uri=uri,
        username="neo4j",
        password=password,
        database="neo4j",
        name=f"the embedded Neo4j of {settings.home}",
        when_unreachable="it has ended, nothing that was saved is lost; run this again to start it",
        when_refused="run `qiantou stop`, delete the file `password` in that folder, and run this again",
        retry_seconds=2,
        when_out_of_memory=f"run `qiantou stop`, set QIANTOU_HEAP to more than {settings.heap}, and run this again",
        home=settings.home,
    )


def explain_silence(place: Place, error: BaseException) -> str:
    """Why nobody answers there, and what to do; the driver itself tells of a certificate only that it could not connect."""
    match cause := find_cause(error):
        case ssl.SSLCertVerificationError():
            return (
                f"{place.name} has a certificate that this computer does not trust: {cause.verify_message}. Give it one "
                "that is trusted, name its authority in SSL_CERT_FILE, or write +ssc for +s in NEO4J_URI to trust any"
            )
        case ssl.SSLError():
            return (
                f"{place.name} cannot be spoken to by an encrypted connection ({cause.reason}): run this again, or, where "
                "it takes none, leave out +s in NEO4J_URI"
            )
        case _:
            return f"{place.name} does not answer: {place.when_unreachable} ({first_line(cause)})"


def find_cause(error: BaseException) -> BaseException:
    """What happened first; of several members of a cluster, at the first."""
    if isinstance(error, BaseExceptionGroup):
        return find_cause(error.exceptions[0])
    return error if error.__cause__ is None else find_cause(error.__cause__)


def first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0].rstrip(" :")


def require_room(place: Place) -> None:
    """A transaction that the disk has no room for is better not begun: after a full disk Neo4j must start again."""
    if place.home is not None and shutil.disk_usage(place.home).free < SCARCE_BYTES:
        raise DiskFull(
            f"no space left for {place.name}: make room (at least {SCARCE_BYTES // 1_000_000} MB), and run this again"
        )
