"""`qiantou serve`: prints its address, answers there, ends in order; a port that is taken is said at once."""

import re
import signal
import socket
import subprocess
from pathlib import Path

import httpx
import pytest

from tests.command_line import QIANTOU, CommandLine


def test_a_port_in_use_is_named_before_anything_starts(tmp_path: Path) -> None:
    idle = CommandLine({"QIANTOU_HOME": str(tmp_path / "home")})
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = idle("serve", "--port", str(port))
    assert run.code == 5
    assert f"127.0.0.1:{port}" in run.err
    assert "--port" in run.err
    assert "Traceback" not in run.err
    assert not (tmp_path / "home").exists()


@pytest.mark.engine
def test_it_prints_its_address_answers_there_and_ends_with_ctrl_c(qiantou: CommandLine) -> None:
    command = [str(QIANTOU), "serve", "--port", "0"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=qiantou.environment(), stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert address is not None
        alive = httpx.get(f"{address[0]}/healthz", timeout=60)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert alive.status_code == 200
    assert process.returncode == 0
    assert "Traceback" not in said
