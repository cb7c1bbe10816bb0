"""Jars come from a repository on the loopback, and only those whose hash is the lock's are used."""

import hashlib
import ssl
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import truststore

from queries.engine_jars import CALENDAR_LOCK_FILE, LOCK_FILE, Jar, is_whole, load_jars, provide_jars
from queries.errors import HomeUnusable, JarsUnavailable

CONTENTS = {f"org.example:part-{number}:1.0": f"jar {number} ".encode() * 5000 for number in range(5)}


class Repository(ThreadingHTTPServer):
    """A Maven repository of this test; `asked` are the jars that somebody came for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Shelf, directory=str(folder)))
        self.folder = folder
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def put(self, jar: Jar, content: bytes) -> None:
        group, name, version = jar.coordinate.split(":")
        path = self.folder.joinpath(*group.split("."), name, version, jar.filename)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


class _Shelf(SimpleHTTPRequestHandler):
    server: Repository

    def do_GET(self) -> None:
        if self.path.endswith(".jar"):
            self.server.asked.append(self.path.rpartition("/")[2])
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Not on the test's output."""


@pytest.fixture
def jars() -> tuple[Jar, ...]:
    return tuple(
        Jar(coordinate, len(content), hashlib.sha256(content).hexdigest()) for coordinate, content in CONTENTS.items()
    )


@pytest.fixture
def repository(tmp_path: Path, jars: tuple[Jar, ...]) -> Iterator[Repository]:
    server = Repository(tmp_path / "repository")
    for jar in jars:
        server.put(jar, CONTENTS[jar.coordinate])
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def fetch(cache: Path, jars: tuple[Jar, ...], repository: Repository) -> list[tuple[int, int]]:
    """Returns what was reported: how much was done, and of how much."""
    reported: list[tuple[int, int]] = []
    provide_jars(
        cache, jars, repository=repository.address, report=lambda _, done, total: reported.append((done, total))
    )
    return reported


def test_all_jars_arrive_whole_and_the_progress_says_so(
    tmp_path: Path, jars: tuple[Jar, ...], repository: Repository
) -> None:
    reported = fetch(tmp_path / "cache", jars, repository)
    total = sum(jar.size for jar in jars)
    assert all(is_whole(tmp_path / "cache" / jar.filename, jar) for jar in jars)
    assert reported == sorted(reported)
    assert (reported[0], reported[-1]) == ((0, total), (total, total))


def test_what_is_there_is_not_fetched_again(tmp_path: Path, jars: tuple[Jar, ...], repository: Repository) -> None:
    fetch(tmp_path / "cache", jars, repository)
    repository.asked.clear()
    assert fetch(tmp_path / "cache", jars, repository) == []
    assert repository.asked == []


def test_other_clients_of_this_process_go_on_as_before(
    tmp_path: Path, jars: tuple[Jar, ...], repository: Repository
) -> None:
    """One that took its class of connections before the fetch, as an object store's does, and uses it afterwards."""
    taken_before = ssl.SSLContext
    assert taken_before is not truststore.SSLContext
    fetch(tmp_path / "cache", jars, repository)
    assert ssl.SSLContext is taken_before
    context = taken_before(ssl.PROTOCOL_TLS_CLIENT)
    context.options |= ssl.OP_NO_TICKET
    assert ssl.OP_NO_TICKET in context.options


def test_an_interrupted_fetch_goes_on_where_it_stopped(
    tmp_path: Path, jars: tuple[Jar, ...], repository: Repository
) -> None:
    cache = tmp_path / "cache"
    fetch(cache, jars[:3], repository)
    repository.asked.clear()
    half = cache / "partial" / "org" / "example" / "part-3" / "1.0" / "part-3-1.0.jar"
    half.parent.mkdir(parents=True)
    half.write_bytes(CONTENTS[jars[3].coordinate][:100])
    fetch(cache, jars, repository)
    assert sorted(repository.asked) == ["part-3-1.0.jar", "part-4-1.0.jar"]
    assert all(is_whole(cache / jar.filename, jar) for jar in jars)


def test_a_jar_that_was_damaged_in_the_cache_is_fetched_again(
    tmp_path: Path, jars: tuple[Jar, ...], repository: Repository
) -> None:
    cache = tmp_path / "cache"
    fetch(cache, jars, repository)
    (cache / jars[1].filename).write_bytes(b"x" * jars[1].size)
    fetch(cache, jars, repository)
    assert is_whole(cache / jars[1].filename, jars[1])


def test_a_jar_with_another_hash_is_refused_and_not_kept(
    tmp_path: Path, jars: tuple[Jar, ...], repository: Repository
) -> None:
    repository.put(jars[2], b"not what the lock says")
    with pytest.raises(JarsUnavailable, match=r"org\.example:part-2:1\.0.*sha256"):
        fetch(tmp_path / "cache", jars, repository)
    assert not (tmp_path / "cache" / jars[2].filename).exists()
    repository.put(jars[2], CONTENTS[jars[2].coordinate])
    fetch(tmp_path / "cache", jars, repository)
    assert is_whole(tmp_path / "cache" / jars[2].filename, jars[2])


def test_an_unreachable_repository_is_named_with_the_way_out(
    tmp_path: Path, jars: tuple[Jar, ...], repository: Repository
) -> None:
    repository.shutdown()
    repository.server_close()
    with pytest.raises(JarsUnavailable, match="QIANTOU_MAVEN_REPOSITORY"):
        fetch(tmp_path / "cache", jars, repository)


def test_a_cache_that_cannot_be_written_names_its_setting(
    tmp_path: Path, jars: tuple[Jar, ...], repository: Repository
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HomeUnusable, match="QIANTOU_JARS"):
        fetch(tmp_path / "file" / "cache", jars, repository)


@pytest.mark.parametrize(("lock", "version"), [(LOCK_FILE, "5.26."), (CALENDAR_LOCK_FILE, "20")])
def test_a_lock_names_each_jar_once_with_its_hash(lock: Path, version: str) -> None:
    jars = load_jars(lock)
    assert len({jar.filename for jar in jars}) == len(jars)
    assert all(len(bytes.fromhex(jar.sha256)) == 32 and jar.size > 0 for jar in jars)
    assert any(jar.coordinate.startswith(f"org.neo4j:neo4j:{version}") for jar in jars)
