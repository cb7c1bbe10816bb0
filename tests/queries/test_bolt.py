"""What a client says in Bolt goes on as reading only, however it is cut and whatever it tries."""

import socket
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.bolt import MAGIC, BoltRefused, Login, ReadOnly, Say
from queries.door import find_door
from queries.settings import StoreSettings
from queries.store import Store

OFFERS = bytes.fromhex("00030305 00020404 00000104 00000003")
"""What Neo4j Browser 5.24 offers: 5.3 to 5.0, and older ones."""

EVERYTHING = {
    "on": True,
    "off": False,
    "none": None,
    "float": 1.5,
    "long": "长" * 300,
    "list": [1, -17, 2**40],
    "bytes": b"\0",
}


def pack(value: object) -> bytes:
    match value:
        case None:
            return b"\xc0"
        case bool():
            return b"\xc3" if value else b"\xc2"
        case int() if -16 <= value < 128:
            return value.to_bytes(1, signed=True)
        case int():
            return b"\xcb" + value.to_bytes(8, signed=True)
        case float():
            return b"\xc1" + bytes(8)
        case bytes():
            return b"\xcc" + len(value).to_bytes(1) + value
        case str():
            encoded = value.encode()
            short = bytes((0x80 + len(encoded),)) if len(encoded) < 16 else b"\xd1" + len(encoded).to_bytes(2)
            return short + encoded
        case list():
            return b"\xd4" + len(value).to_bytes(1) + b"".join(map(pack, value))
        case dict():
            return bytes((0xA0 + len(value),)) + b"".join(pack(part) for entry in value.items() for part in entry)
    raise TypeError(value)


def message(said: Say, *fields: object) -> bytes:
    whole = bytes((0xB0 + len(fields), said)) + b"".join(map(pack, fields))
    return len(whole).to_bytes(2) + whole + b"\0\0"


def make_filter() -> ReadOnly:
    return ReadOnly(Login("neo4j", "secret"), timeout_seconds=30)


def greeted() -> ReadOnly:
    let_through = make_filter()
    let_through.forward(MAGIC + OFFERS)
    return let_through


def test_only_versions_with_a_logon_of_their_own_are_offered() -> None:
    assert make_filter().forward(MAGIC + OFFERS) == MAGIC + bytes.fromhex("00020305") + bytes(12)


@pytest.mark.parametrize("said", [b"GET / HTTP/1.1\r\n\r\n ..", MAGIC + bytes.fromhex("00000404") + bytes(12)])
def test_a_greeting_that_is_none_of_ours_is_refused(said: bytes) -> None:
    with pytest.raises(BoltRefused):
        make_filter().forward(said)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (message(Say.BEGIN, {"mode": "w", "db": "neo4j"}), (b"db", b"\x85neo4j")),
        (message(Say.BEGIN, {}), ()),
        (
            message(Say.RUN, "RETURN $x", {"x": EVERYTHING}, {"db": "neo4j"}),
            (b"RETURN $x", "长".encode(), b"\x85neo4j"),
        ),
        (message(Say.BEGIN, {"imp_user": "admin"}), ()),
    ],
)
def test_a_transaction_is_opened_for_reading_and_for_a_time(sent: bytes, kept: tuple[bytes, ...]) -> None:
    went_on = greeted().forward(sent)
    assert b"mode\xd2\0\0\0\x01r" in went_on
    assert b"tx_timeout\xcb" + (30_000).to_bytes(8) in went_on
    assert [part for part in kept if part not in went_on] == []
    assert b"\x81w" not in went_on
    assert b"imp_user" not in went_on


def test_the_shortest_time_limit_is_one() -> None:
    """0 would be none at all."""
    let_through = ReadOnly(Login("neo4j", "secret"), timeout_seconds=0.0002)
    let_through.forward(MAGIC + OFFERS)
    assert b"tx_timeout\xcb" + (1).to_bytes(8) in let_through.forward(message(Say.BEGIN, {}))


def test_the_login_is_the_stores_own() -> None:
    went_on = greeted().forward(message(Say.LOGON, {"scheme": "basic", "principal": "me", "credentials": "mine"}))
    assert b"secret" in went_on
    assert b"mine" not in went_on
    assert b"secret" not in repr(Login("neo4j", "secret")).encode()


@given(cuts=st.lists(st.integers(min_value=0, max_value=2000), max_size=12))
def test_it_does_not_matter_how_the_bytes_are_cut(cuts: list[int]) -> None:
    said = (
        MAGIC + OFFERS + message(Say.RUN, "x" * 900, EVERYTHING, {"mode": "w"}) + b"\0\0" + message(Say.PULL, {"n": -1})
    )
    places = sorted({0, len(said), *(cut for cut in cuts if cut < len(said))})
    let_through = make_filter()
    parts = (let_through.forward(said[a:b]) for a, b in pairwise(places))
    assert b"".join(parts) == make_filter().forward(said)


@pytest.mark.parametrize(
    "whole",
    [
        b"\xdc\x01\x11" + pack({"mode": "w"}),  # a structure with its size apart, which would hide what it is
        b"\xb1\x7f" + pack({}),
        b"\xb1\x11" + b"\xa5\x81",
        b"\xb1\x11" + pack("no map"),
        b"\xb1\x11" + b"\xc7",
        b"\xb1\x11",
        b"\xb3\x10\xd2\xff\xff\xff\xff",
    ],
)
def test_what_is_not_understood_does_not_go_on(whole: bytes) -> None:
    with pytest.raises(BoltRefused):
        greeted().forward(len(whole).to_bytes(2) + whole + b"\0\0")


def test_a_message_without_end_is_refused() -> None:
    endless = (b"\xff\xff" + bytes(0xFFFF)) * 100
    with pytest.raises(BoltRefused):
        greeted().forward(endless)


@given(st.binary(max_size=200))
def test_any_bytes_go_on_or_are_refused(said: bytes) -> None:
    let_through = greeted()
    try:
        let_through.forward(said)
    except BoltRefused:
        return


@given(depth=st.integers(min_value=1, max_value=5000))
def test_depth_is_no_trouble(depth: int) -> None:
    whole = b"\xb3\x10" + pack("x") + b"\x91" * depth + b"\xc0" + pack({})
    assert b"mode" in greeted().forward(len(whole).to_bytes(2) + whole + b"\0\0")


@pytest.fixture
def client(store: Store, store_settings: StoreSettings) -> Iterator[socket.socket]:
    """A plain connection to the real database."""
    with (
        find_door(store_settings, lambda what, done, total: None) as door,
        socket.create_connection((door.host, door.port), timeout=20) as connection,
    ):
        yield connection


@pytest.mark.engine
def test_the_database_refuses_to_write_through_it(client: socket.socket, store_settings: StoreSettings) -> None:
    with find_door(store_settings, lambda what, done, total: None) as door:
        let_through = door.make_filter()
    said = (
        MAGIC + OFFERS,
        message(Say.HELLO, {"user_agent": "test/1", "bolt_agent": {"product": "test/1"}}),
        message(Say.LOGON, {"scheme": "basic", "principal": "reader", "credentials": "not-needed"}),
        message(Say.RUN, "CREATE (n:Topic {id: 'mine'})", {}, {"mode": "w"}),
    )
    for words in said:
        client.sendall(let_through.forward(words))
    answer = b""
    while b"AccessMode" not in answer:
        received = client.recv(65536)
        assert received, answer
        answer += received
