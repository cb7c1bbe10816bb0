"""Who does the batches of a run: processes of this machine, or Ray on as many machines as it has."""

import logging
import multiprocessing
import os
import secrets
import shutil
import socket
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any

from ingest.tables.batch import Batch, write_batch
from ingest.tables.engine import Engine
from queries.errors import TablesError

_ADDRESS = "RAY_ADDRESS"
_ANSWER_SECONDS = 10
_TOKEN = "RAY_AUTH_TOKEN"  # noqa: S105 - the name of the setting
_TALKATIVE = ("ray", "ray.data")
_SILENT: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
_BATCH, _NUMBER, _PROBLEM = "batch", "number", "problem"


def run_batches(engine: Engine, batches: Sequence[Batch]) -> Iterator[int]:
    """The numbers of the batches, each when it is done, in whatever order."""
    match engine:
        case Engine.LOCAL:
            return _run_here(batches)
        case Engine.RAY:
            return _run_on_ray(batches)


def _run_here(batches: Sequence[Batch]) -> Iterator[int]:
    processes = min(batches[0].settings.processes, len(batches))
    if processes <= 1:
        yield from map(write_batch, batches)
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawn, initializer=_end_with_parent) as pool:
        try:
            for done in as_completed([pool.submit(write_batch, batch) for batch in batches]):
                yield done.result()
        except BrokenProcessPool as error:
            raise TablesError(
                "a process that reads documents was ended from outside, perhaps for want of memory: run this again, "
                "with fewer QIANTOU_PROCESSES; what was read is kept"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """A process whose parent is killed would wait for its next batch for ever."""
    threading.Thread(target=_outlive, args=(multiprocessing.parent_process(),), daemon=True).start()


def _outlive(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _run_on_ray(batches: Sequence[Batch]) -> Iterator[int]:
    """One task a batch; Ray does a task again whose machine is lost, and it writes the same."""
    with _ray() as ray:
        rows = ray.data.from_items(
            [{_BATCH: batch.model_dump_json()} for batch in batches], override_num_blocks=len(batches)
        )
        for row in rows.map(_write_row).iter_rows():
            if row[_PROBLEM]:
                raise TablesError(row[_PROBLEM])
            yield int(row[_NUMBER])


def _write_row(row: dict[str, str]) -> dict[str, int | str]:
    """An error that its reader can mend comes back as a sentence: Ray would make a traceback of it."""
    batch = Batch.model_validate_json(row[_BATCH])
    try:
        return {_NUMBER: write_batch(batch), _PROBLEM: ""}
    except TablesError as error:
        return {_NUMBER: batch.number, _PROBLEM: str(error)}


@contextmanager
def _ray() -> Iterator[Any]:
    """The cluster of RAY_ADDRESS; else one on this machine, which leaves nothing behind."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if address := os.environ.get(_ADDRESS):
        _require_answer(address)
    import ray
    import ray.data

    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False
    own = None if address else tempfile.mkdtemp(prefix="ray-")
    try:
        if own is None:
            _join(ray, str(address))
        else:
            os.environ.setdefault(_TOKEN, secrets.token_hex(32))  # Ray would write one into the user's home
            ray.init(address="local", include_dashboard=False, _temp_dir=own, **_SILENT)
        yield ray
    finally:
        ray.shutdown()
        if own is not None:
            shutil.rmtree(own, ignore_errors=True)


def _join(ray: Any, address: str) -> None:
    try:
        ray.init(**_SILENT)
    except (ConnectionError, RuntimeError, ray.exceptions.RayError) as error:
        reason = str(error).strip().rpartition("\n")[2]
        raise TablesError(
            f"the Ray cluster of {_ADDRESS}={address} does not let us in ({reason}): check it, and {_TOKEN}"
        ) from error


def _require_answer(address: str) -> None:
    """Where a host is named, somebody must listen there: Ray itself would try for a quarter of an hour."""
    host, _, port = address.rpartition("//")[2].rpartition(":")
    if not port.isdigit():
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), _ANSWER_SECONDS).close()
    except OSError as error:
        raise TablesError(
            f"no Ray cluster answers at {_ADDRESS}={address} ({error.strerror or error}): check the address, and "
            "whether `ray status` knows it"
        ) from error
