"""Reading many plans, without a database: plans a minute and characters a second, by one process and by one a core."""

import tempfile
import time
from pathlib import Path

from ingest.one import read_one
from ingest.pool import Pool
from ingest.read import load
from ingest.settings import IngestSettings
from tests.bench.corpus import write_corpus

PLANS = 300


def measure_reading() -> dict[str, float]:
    """The start of the processes, with their dictionaries, is not in the time: a thousand plans outweigh it."""
    with tempfile.TemporaryDirectory(prefix="qiantou-bench-") as folder:
        paths = write_corpus(Path(folder), PLANS)
        characters = sum(len(path.read_text(encoding="utf-8")) for path in paths)
        seconds = {processes: _read(paths, processes) for processes in (1, IngestSettings().processes)}
    measured: dict[str, float] = {}
    for processes, taken in seconds.items():
        measured[f"read_plans_per_minute_{processes}"] = round(60 * PLANS / taken)
        measured[f"read_characters_per_second_{processes}"] = round(characters / taken)
    return measured


def _read(paths: list[Path], processes: int) -> float:
    settings = IngestSettings(processes=processes)
    if processes == 1:
        read_one(load(paths[0], settings), "warm", settings)
        started = time.perf_counter()
        for path in paths:
            read_one(load(path, settings), path.name, settings)
        return time.perf_counter() - started
    with Pool(settings) as pool:
        list(pool.map(lambda path: pool.read(read_one, load(path, settings), path.name), paths[: processes * 2]))
        started = time.perf_counter()
        list(pool.map(lambda path: pool.read(read_one, load(path, settings), path.name), paths))
        return time.perf_counter() - started
