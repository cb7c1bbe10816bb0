"""What a client of the graph says in Bolt, let through for reading only.

Neo4j Browser opens every transaction for writing, and the Community edition has no roles that could forbid it. But the
database refuses to write in a transaction that was opened for reading. So this passes a client's words on with three
changes: each transaction is opened for reading and with a time limit, and the user and password are the store's own,
which the client never learns. It is a filter of bytes, without a network.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from queries.errors import StoreError

MAGIC = b"\x60\x60\xb0\x17"
_HANDSHAKE = 20
_MAJOR, _OLDEST, _NEWEST = 5, 1, 4
"""From 5.1 on a client logs on with a message of its own; after 5.4 it greets in another way."""

_LARGEST_CHUNK = 0xFFFF
_LARGEST_MESSAGE = 4_000_000


class BoltRefused(StoreError):
    """A client said what is no Bolt, or none that is let through."""


class Say(IntEnum):
    """The messages of a client."""

    HELLO = 0x01
    GOODBYE = 0x02
    RESET = 0x0F
    RUN = 0x10
    BEGIN = 0x11
    COMMIT = 0x12
    ROLLBACK = 0x13
    DISCARD = 0x2F
    PULL = 0x3F
    TELEMETRY = 0x54
    ROUTE = 0x66
    LOGON = 0x6A
    LOGOFF = 0x6B


_OPENS = {Say.RUN: 2, Say.BEGIN: 0}
"""The messages that open a transaction, and how many fields stand before the map that says how."""


@dataclass(frozen=True, slots=True)
class Login:
    """Whom the store knows; without a password it asks for none."""

    username: str
    password: str | None = field(repr=False)

    def to_bolt(self) -> dict[str, str]:
        if self.password is None:
            return {"scheme": "none"}
        return {"scheme": "basic", "principal": self.username, "credentials": self.password}


class ReadOnly:
    """One client's side of one connection: bytes as they come in, bytes as they may go on."""

    def __init__(self, login: Login, *, timeout_seconds: float) -> None:
        self._login = _pack_map({name: _pack_text(value) for name, value in login.to_bolt().items()})
        self._terms = {"mode": _pack_text("r"), "tx_timeout": _pack_integer(math.ceil(timeout_seconds * 1000))}
        self._received = bytearray()
        self._message = bytearray()
        self._greeted = False

    def forward(self, received: bytes) -> bytes:
        """What goes on to the database now. Raises BoltRefused."""
        self._received += received
        greeting = b"" if self._greeted else self._greet()
        return greeting + b"".join(_chunked(self._rewrite(message)) for message in self._messages())

    def _greet(self) -> bytes:
        if len(self._received) < _HANDSHAKE:
            return b""
        if not self._received.startswith(MAGIC):
            raise BoltRefused("not a client of Neo4j")
        offered = (_narrow(*self._received[at : at + 4]) for at in range(len(MAGIC), _HANDSHAKE, 4))
        versions = b"".join(filter(None, offered))
        if not versions:
            raise BoltRefused("a greeting in no version that is let through")
        del self._received[:_HANDSHAKE]
        self._greeted = True
        return (MAGIC + versions).ljust(_HANDSHAKE, b"\x00")

    def _messages(self) -> Iterator[bytes]:
        """Whole messages; an empty chunk ends one, or is only a sign of life."""
        while self._greeted and len(self._received) >= 2:
            size = int.from_bytes(self._received[:2])
            if len(self._received) < 2 + size:
                return
            self._message += self._received[2 : 2 + size]
            del self._received[: 2 + size]
            if len(self._message) > _LARGEST_MESSAGE:
                raise BoltRefused(f"a message of more than {_LARGEST_MESSAGE} bytes")
            if size == 0 and self._message:
                yield bytes(self._message)
                self._message.clear()

    def _rewrite(self, message: bytes) -> bytes:
        if len(message) < 2 or message[0] & 0xF0 != 0xB0 or message[1] not in set(Say):
            raise BoltRefused("a message that is not known")
        head, said = message[:2], Say(message[1])
        if said is Say.LOGON:
            return head + self._login
        if said not in _OPENS:
            return message
        at = 2
        for _ in range(_OPENS[said]):
            at = _end(message, at)
        return message[:at] + _override(message, at, self._terms)


def _narrow(_: int, span: int, minor: int, major: int) -> bytes | None:
    """What remains of a client's offer: the version that it likes best there, and how many before it will do too."""
    newest, oldest = min(minor, _NEWEST), max(minor - span, _OLDEST)
    return bytes((0, newest - oldest, newest, major)) if major == _MAJOR and oldest <= newest else None


def _chunked(message: bytes) -> bytes:
    parts = (message[at : at + _LARGEST_CHUNK] for at in range(0, len(message), _LARGEST_CHUNK))
    return b"".join(len(part).to_bytes(2) + part for part in parts) + b"\x00\x00"


# PackStream, as far as it is needed: to find where a value ends, and to write a map of a few entries.

_FIXED = {0xC0: 0, 0xC1: 8, 0xC2: 0, 0xC3: 0, 0xC8: 1, 0xC9: 2, 0xCA: 4, 0xCB: 8}
_BYTES = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xD0: 1, 0xD1: 2, 0xD2: 4}
_LISTS = {0xD4: 1, 0xD5: 2, 0xD6: 4}
_MAPS = {0xD8: 1, 0xD9: 2, 0xDA: 4}
"""Markers, and how many bytes after them are the value, or say its size."""

_UNSAFE = frozenset({"imp_user"})
"""Said by nobody who reads: to be somebody else."""


def _end(packed: bytes, start: int) -> int:
    """Where the value that begins at `start` ends. Without recursion: a client may nest as deep as it likes."""
    at, awaited = start, 1
    while awaited:
        after, held = _step(packed, at)
        at, awaited = after, awaited - 1 + held
        if at > len(packed):
            raise BoltRefused("a message that breaks off")
    return at


def _step(packed: bytes, at: int) -> tuple[int, int]:
    """Past the marker, and what belongs to it alone; with how many values it holds that follow."""
    if at >= len(packed):
        raise BoltRefused("a message that breaks off")
    marker, after = packed[at], at + 1
    high, low = marker & 0xF0, marker & 0x0F
    if marker < 0x80 or high == 0xF0:
        return after, 0
    match high:
        case 0x80:
            return after + low, 0
        case 0x90:
            return after, low
        case 0xA0:
            return after, low * 2
        case 0xB0:
            return after + 1, low
        case _:
            return _step_sized(packed, marker, after)


def _step_sized(packed: bytes, marker: int, after: int) -> tuple[int, int]:
    if marker in _FIXED:
        return after + _FIXED[marker], 0
    for widths, is_bytes, each in ((_BYTES, True, 0), (_LISTS, False, 1), (_MAPS, False, 2)):
        if marker in widths:
            begin = after + widths[marker]
            size = int.from_bytes(packed[after:begin])
            return (begin + size, 0) if is_bytes else (begin, size * each)
    raise BoltRefused(f"a value that begins with {marker:#04x}")


def _override(packed: bytes, start: int, terms: dict[str, bytes]) -> bytes:
    """The map that begins at `start`, its entries as they are, but those of `terms`."""
    at, twice = _step(packed, start)
    if packed[start] & 0xF0 != 0xA0 and packed[start] not in _MAPS:
        raise BoltRefused("a transaction that does not say how it is opened")
    entries: dict[str, bytes] = {}
    for _ in range(twice // 2):
        name_end = _end(packed, at)
        value_end = _end(packed, name_end)
        entries[_unpack_text(packed[at:name_end])] = packed[name_end:value_end]
        at = value_end
    return _pack_map({name: value for name, value in entries.items() if name not in _UNSAFE} | terms)


def _unpack_text(packed: bytes) -> str:
    begin = 1 + _BYTES.get(packed[0], 0)
    return packed[begin:].decode(errors="replace")


def _pack_text(text: str) -> bytes:
    encoded = text.encode()
    return b"\xd2" + len(encoded).to_bytes(4) + encoded


def _pack_integer(number: int) -> bytes:
    return b"\xcb" + number.to_bytes(8, signed=True)


def _pack_map(entries: Mapping[str, bytes]) -> bytes:
    body = b"".join(_pack_text(name) + value for name, value in entries.items())
    return b"\xda" + len(entries).to_bytes(4) + body
