"""Where the store's Bolt is and as whom it is entered, for those who speak to it without the driver."""

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from queries.bolt import Login, ReadOnly
from queries.embedded import use_engine
from queries.engine_jars import Report
from queries.place import Place, describe_engine, describe_server
from queries.settings import StoreSettings

_DEFAULT_PORT = 7687


@dataclass(frozen=True, slots=True)
class Door:
    """A way into the store; of a cluster, that of the member which the address names."""

    host: str
    port: int
    tls: ssl.SSLContext | None
    login: Login
    database: str
    read_timeout_seconds: float
    connect_timeout_seconds: float

    async def open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Raises OSError, TimeoutError among them."""
        async with asyncio.timeout(self.connect_timeout_seconds):
            return await asyncio.open_connection(self.host, self.port, ssl=self.tls)

    def make_filter(self) -> ReadOnly:
        return ReadOnly(self.login, timeout_seconds=self.read_timeout_seconds)


@contextmanager
def find_door(settings: StoreSettings, report: Report) -> Iterator[Door]:
    """The door of the store that the settings name; the embedded engine stays up as long as it is held."""
    if settings.neo4j_uri is not None:
        yield _door_of(describe_server(settings, settings.neo4j_uri), settings)
        return
    lease = use_engine(settings, report)
    try:
        yield _door_of(describe_engine(settings, lease.uri, lease.password), settings)
    finally:
        lease.close()


def _door_of(place: Place, settings: StoreSettings) -> Door:
    address = urlsplit(place.uri)
    return Door(
        host=address.hostname or "localhost",
        port=address.port or _DEFAULT_PORT,
        tls=_make_tls(address.scheme),
        login=Login(place.username, place.password),
        database=place.database,
        read_timeout_seconds=settings.read_timeout_seconds,
        connect_timeout_seconds=settings.connect_timeout_seconds,
    )


def _make_tls(scheme: str) -> ssl.SSLContext | None:
    """+s checks the server's certificate, +ssc takes any, as the driver reads them."""
    _, _, security = scheme.partition("+")
    if not security:
        return None
    context = ssl.create_default_context()
    if security == "ssc":
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
