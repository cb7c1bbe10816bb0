"""Runs a program, and ends it when whoever has started this ends: `python import_guard.py program argument…`.

Its standard input is a pipe that its parent holds; however the parent ends, the pipe does too.
"""

import os
import subprocess
import sys
import threading


def main(command: list[str]) -> int:
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    threading.Thread(target=_end_with_parent, args=(child,), daemon=True).start()
    return child.wait()


def _end_with_parent(child: "subprocess.Popen[bytes]") -> None:
    os.read(sys.stdin.fileno(), 1)  # not through its buffer, whose lock would be held when this ends first
    child.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
