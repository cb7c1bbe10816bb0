"""Who does the batches of a run: processes of this machine, or Ray on as many machines as it has."""

import logging
import os
import secrets
import shutil
import socket
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from ingest.pool import Pool
from ingest.settings import IngestSettings
from ingest.tables.batch import Batch, write_batch
from ingest.tables.engine import Engine
from queries.errors import TablesError

_ADDRESS = "RAY_ADDRESS"
_ANSWER_SECONDS = 10
_TOKEN = "RAY_AUTH_TOKEN"  # noqa: S105 - the name of the setting
_TRIES = 10
"""How often a task may lose its machine; Ray itself would begin it anew for ever."""
_TALKATIVE = ("ray", "ray.data")
_SILENT: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
_BATCH, _NUMBER, _PROBLEM = "batch", "number", "problem"


def run_batches(engine: Engine, batches: Sequence[Batch]) -> Iterator[int]:
    """The numbers of the batches, each when it is done, in whatever order."""
    if not batches:
        return iter(())
    match engine:
        case Engine.LOCAL:
            return _run_here(batches)
        case Engine.RAY:
            return _run_on_ray(batches)


def _run_here(batches: Sequence[Batch]) -> Iterator[int]:
    with Pool(batches[0].settings) as pool:
        yield from pool.map(lambda batch: write_batch(batch, pool), batches)


def _run_on_ray(batches: Sequence[Batch]) -> Iterator[int]:
    """One task a batch; Ray does a task again whose machine is lost, and it writes the same.

    Its documents are read by a process beside the task's, so that one that kills its reader is named here as well.
    """
    with _ray() as ray:
        rows = ray.data.from_items(
            [{_BATCH: batch.model_dump_json()} for batch in batches], override_num_blocks=len(batches)
        )
        try:
            for row in _map(ray, rows).iter_rows():
                if row[_PROBLEM]:
                    raise TablesError(row[_PROBLEM])
                yield int(row[_NUMBER])
        except ray.exceptions.RayError as error:
            reason = str(error).strip().partition("\n")[0]
            raise TablesError(
                f"Ray gave up a part of the work ({reason}): run this again; what is done is kept"
            ) from error


def _map(ray: Any, rows: Any) -> Any:
    """Ray means to take this way of counting tries away in 2.64, and names no other; pyproject.toml stops before it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ray.util.annotations.RayDeprecationWarning)
        return rows.map(_write_row, max_retries=_TRIES)


def _write_row(row: dict[str, str]) -> dict[str, int | str]:
    """An error that its reader can mend comes back as a sentence: Ray would make a traceback of it."""
    batch = Batch.model_validate_json(row[_BATCH])
    pool = _pool_of_task(batch.settings.model_copy(update={"processes": 1}))
    try:
        [number] = pool.map(lambda batch: write_batch(batch, pool), [batch])
    except TablesError as error:
        return {_NUMBER: batch.number, _PROBLEM: str(error)}
    return {_NUMBER: number, _PROBLEM: ""}


@cache
def _pool_of_task(settings: IngestSettings) -> Pool:
    """For all tasks of this process of Ray's, and ends with it: to start one for each would take longer than reading."""
    return Pool(settings)


@contextmanager
def _ray() -> Iterator[Any]:
    """The cluster of RAY_ADDRESS; else one on this machine, which leaves nothing behind."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_task_oom_retries", str(_TRIES))  # of a task that Ray ends for want of memory
    if address := os.environ.get(_ADDRESS):
        _require_answer(address)
    import ray
    import ray.data

    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what ends the run is said by us, in a line
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
