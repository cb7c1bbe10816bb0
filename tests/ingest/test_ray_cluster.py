"""Ray on a cluster: one that does not answer is named; one that loses a machine in the middle gives the same tables.

The last is slow, so that it is asked for: `CLUSTER=1 pytest tests/ingest/test_ray_cluster.py`.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.bench.corpus import write_corpus
from tests.command_line import CommandLine
from tests.table_corpus import make

SECONDS = 240
PLANS = 160
LOCKED = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
_COUNT = "import ray; ray.init(log_to_driver=False); print(sum(node['Alive'] for node in ray.nodes()))"
RAY = str(Path(sys.executable).with_name("ray"))


def test_a_cluster_that_does_not_answer_is_named(tmp_path: Path, qiantou_alone: CommandLine) -> None:
    qiantou = CommandLine({**qiantou_alone.settings, "RAY_ADDRESS": "127.0.0.1:9"})
    run = qiantou("ingest", "--engine", "ray", "--to", tmp_path / "to", tmp_path)
    assert (run.code, len(run.messages), "Traceback" in run.err) == (2, 1, False), run.err
    assert "RAY_ADDRESS=127.0.0.1:9" in run.err


def test_a_machine_without_memory_ends_the_run_with_a_sentence(tmp_path: Path, qiantou_alone: CommandLine) -> None:
    """Ray ends tasks where it takes the memory for used up, and by itself begins them anew for ever."""
    corpus = tmp_path / "plans"
    write_corpus(corpus, 2)
    used_up = {
        "RAY_memory_usage_threshold": "0.001",
        "RAY_memory_monitor_refresh_ms": "100",
        "RAY_task_oom_retries": "1",
    }
    run = CommandLine({**qiantou_alone.settings, **used_up})(
        "ingest", "--engine", "ray", "--to", tmp_path / "to", corpus
    )
    assert (run.code != 0, "Traceback" in run.err) == (True, False), run.err
    assert "memory" in run.messages[-1]


@pytest.mark.skipif("CLUSTER" not in os.environ, reason="starts a cluster: asked for by CLUSTER=1")
@pytest.mark.timeout(900)
def test_a_machine_of_the_cluster_is_lost(tmp_path: Path, qiantou_alone: CommandLine) -> None:
    """Two nodes; the second node is killed when it has begun to write."""
    corpus = tmp_path / "plans"
    write_corpus(corpus, PLANS)
    to, port = tmp_path / "tables", _free_port()
    with ExitStack() as nodes:
        nodes.enter_context(_node("--head", f"--port={port}", "--include-dashboard=false"))
        second = nodes.enter_context(_node(f"--address=127.0.0.1:{port}"))
        _wait_for(lambda: _alive_nodes(port) == 2)
        environment = qiantou_alone.environment(RAY_ADDRESS=f"127.0.0.1:{port}", **LOCKED)
        command = ["qiantou", "ingest", "--engine", "ray", "--to", str(to), str(corpus)]
        with subprocess.Popen(
            command,
            executable=Path(sys.executable).with_name("qiantou"),
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        ) as run:
            _wait_for(lambda: len(list(to.glob("staging/documents/*.parquet"))) >= 3)
            os.killpg(second, signal.SIGKILL)
            _, said = run.communicate(timeout=SECONDS)
        assert run.returncode == 0, said
        _wait_for(lambda: _alive_nodes(port) == 1)
    make(corpus, tmp_path / "here")
    assert _parts(to) == _parts(tmp_path / "here")


def _parts(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.parquet")}


@contextmanager
def _node(*arguments: str) -> Iterator[int]:
    """A node with its processes in a group of their own; the group's number."""
    node = subprocess.Popen(
        [RAY, "start", *arguments, "--num-cpus=2", "--block", "--disable-usage-stats"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | LOCKED,
    )
    try:
        yield node.pid
    finally:
        node.terminate()
        node.wait(60)


def _alive_nodes(port: int) -> int:
    command = [sys.executable, "-c", _COUNT]
    environment = os.environ | LOCKED | {"RAY_ADDRESS": f"127.0.0.1:{port}"}
    said = subprocess.run(command, capture_output=True, text=True, check=False, env=environment).stdout
    return int(said.strip() or 0)


def _wait_for(is_so: Callable[[], bool]) -> None:
    give_up = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < give_up
        time.sleep(0.2)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
