"""What commands and the engine share in the data folder."""

import stat
import subprocess
import sys
from pathlib import Path

from queries.engine_state import EngineFolder, EngineState, FileLock, write_private

HOLD_LOCK = """
import sys, time
from pathlib import Path
from queries.engine_state import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.acquire(timeout_seconds=0), flush=True)
time.sleep(60)
"""
ROOT = Path(__file__).parents[2]


def test_a_lock_keeps_others_out_until_it_is_released(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.acquire(timeout_seconds=0)
    assert not second.acquire(timeout_seconds=0.1)
    first.release()
    with second:
        assert second.acquire(timeout_seconds=0)


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLD_LOCK, str(path)], stdout=subprocess.PIPE, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"True"
        with FileLock(path) as lock:
            assert not lock.acquire(timeout_seconds=0)
        holder.kill()
    with FileLock(path) as lock:
        assert lock.acquire(timeout_seconds=2)


def test_only_the_user_can_read_the_password_and_the_state(tmp_path: Path) -> None:
    folder = EngineFolder(tmp_path)
    folder.write_password("word")
    folder.write_state(EngineState(1, 2, "word"))
    assert folder.read_password() == "word"
    assert folder.read_state() == EngineState(1, 2, "word")
    assert {stat.S_IMODE(path.stat().st_mode) for path in (folder.password, folder.state)} == {0o600}


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_private(path, "a longer text")
    write_private(path, "short")
    assert path.read_text() == "short"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_a_state_that_cannot_be_read_is_no_state(tmp_path: Path) -> None:
    folder = EngineFolder(tmp_path)
    assert folder.read_state() is None
    for rubbish in ("", "{", "[]", '{"pid": 1}', '{"pid": 1, "control_port": 2, "token": "w", "more": 3}'):
        folder.state.write_text(rubbish)
        assert folder.read_state() is None, rubbish
