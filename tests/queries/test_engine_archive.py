"""The archive of Java's classes: made once an engine has ended, mapped by the next, and never a reason not to start."""

import os
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from queries.embedded import engine_status, stop_engine
from queries.engine_archive import ClassArchive
from queries.engine_jars import load_jars, provide_jars
from queries.settings import StoreSettings
from queries.store import open_store

pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(
        not hasattr(psutil.Process, "memory_maps"), reason="this system does not say what a process maps"
    ),
]
MADE_WITHIN_SECONDS = 120


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, store_settings: StoreSettings) -> StoreSettings:
    """An engine of its own has run once, with jars beside which no archive lay."""
    if store_settings.neo4j_uri is not None:
        pytest.skip("a server is started by others")
    folder = tmp_path_factory.mktemp("archive")
    jars = provide_jars(store_settings.jar_cache, load_jars(), repository=None, report=lambda what, done, total: None)
    settings = store_settings.model_copy(update={"home": folder / "home", "jar_cache": _copy(jars, folder / "jars")})
    assert not _mapped_by_engine(settings)
    return settings


@pytest.fixture(scope="module")
def archive(first: StoreSettings) -> Path:
    deadline = time.monotonic() + MADE_WITHIN_SECONDS
    while time.monotonic() < deadline:
        if made := list(first.jar_cache.glob("classes-*.jsa")):
            return made[0]
        time.sleep(0.2)
    pytest.fail(f"no archive of classes within {MADE_WITHIN_SECONDS} s; {list(first.jar_cache.glob('classes-*'))}")


def test_the_second_start_maps_what_the_first_has_loaded(first: StoreSettings, archive: Path) -> None:
    assert _mapped_by_engine(first) == [str(archive)]
    assert list(first.jar_cache.glob("classes-*.jsa")) == [archive]


def _copy(jars: Iterable[Path], folder: Path) -> Path:
    folder.mkdir()
    for jar in jars:
        (folder / jar.name).symlink_to(jar)
    return folder


def _mapped_by_engine(settings: StoreSettings) -> list[str]:
    """Archives that the running engine has in its memory."""
    with open_store(settings):
        status = engine_status(settings)
        assert status is not None
        maps = {each.path for each in psutil.Process(status.pid).memory_maps()}
    stop_engine(settings)
    return sorted(path for path in maps if path.endswith(".jsa"))


def _cut(archive: Path) -> None:
    os.truncate(archive, archive.stat().st_size // 2)


def _empty(archive: Path) -> None:
    archive.write_bytes(b"")


def _fill_with_nonsense(archive: Path) -> None:
    with archive.open("r+b") as file:
        for place in range(4096, archive.stat().st_size, 65536):
            file.seek(place)
            file.write(b"nonsense")


@pytest.mark.parametrize("damage", [_cut, _empty, _fill_with_nonsense])
def test_an_engine_starts_with_a_damaged_archive(
    first: StoreSettings, archive: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    settings = first.model_copy(update={"jar_cache": _copy(first.jar_cache.glob("*.jar"), tmp_path / "jars")})
    damaged = settings.jar_cache / archive.name
    shutil.copyfile(archive, damaged)
    damage(damaged)
    with open_store(settings) as store:
        assert store.reader.run("RETURN 1 AS one") == [{"one": 1}]
    stop_engine(settings)


def test_a_folder_without_a_list_gets_no_archive(tmp_path: Path) -> None:
    jar = tmp_path / "some.jar"
    jar.write_bytes(b"jar")
    archive = ClassArchive.of([str(jar)], tmp_path / "classes.txt")
    archive.make()
    assert not archive.path.exists()


def test_an_archive_that_java_cannot_make_is_not_tried_again(tmp_path: Path) -> None:
    jar, classes = tmp_path / "some.jar", tmp_path / "classes.txt"
    jar.write_bytes(b"jar")
    classes.write_text("@no-such-order\n", encoding="utf-8")
    archive = ClassArchive.of([str(jar)], classes)
    archive.make()
    assert archive.path.read_bytes() == b""
    assert archive.java_options() == [f"-XX:SharedArchiveFile={archive.path}", "-XX:+VerifySharedSpaces"]


def disk(*free_bytes: int) -> Callable[[Path], SimpleNamespace]:
    """A disk that has so much left each time it is asked."""
    left = iter(free_bytes)
    return lambda folder: SimpleNamespace(free=next(left))


@pytest.mark.parametrize("free_bytes", [(0,), (1 << 40, 0)])
def test_a_full_disk_is_no_reason_not_to_try_again(
    free_bytes: tuple[int, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Full before the archive is begun, and while it is made."""
    jar, classes = tmp_path / "some.jar", tmp_path / "classes.txt"
    jar.write_bytes(b"jar")
    classes.write_text("@no-such-order\n", encoding="utf-8")
    archive = ClassArchive.of([str(jar)], classes)
    monkeypatch.setattr("shutil.disk_usage", disk(*free_bytes))
    archive.make()
    assert classes.exists()
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".jsa", ".new", ".list")] == []
