"""`python -m tests.bench.scale 100 1000 10000`: how load time, memory, size and answers grow with the number of plans.

Each number in a process and a Neo4j of its own; the figures are printed and appended to scale.jsonl. With `--keep FOLDER`
corpus and graph stay there, and a run that finds them measures the answers alone.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path

import psutil

from ingest.many import ingest_paths
from ingest.settings import IngestSettings
from queries.store import Store
from tests.bench.answering import time_templates
from tests.bench.corpus import write_corpus
from tests.bench.engines import Bench, open_bench

RESULTS = Path(__file__).with_name("scale.jsonl")
_ENGINE = "queries.engine_host"
_COUNT_SECONDS = 600
_LOOK_EVERY = 50
"""Documents: to look costs as much as to see that one of them is unchanged."""


def measure_scale(plans: int, folder: Path) -> dict[str, object]:
    """Seconds, bytes and milliseconds for a graph of that many plans, made in this folder if it is not there whole."""
    with open_bench(folder / "home") as bench:
        [found] = bench.store.reader.run("MATCH (plan:Plan) RETURN count(plan) AS plans")
        loaded = found["plans"] == plans
        load = {} if loaded else _measure_load(bench.store, write_corpus(folder / "corpus", plans))
        return {"plans": plans, **load, **_measure_graph(bench), "template_p95_ms": time_templates(bench.store.reader)}


def _measure_load(store: Store, files: Iterable[Path]) -> dict[str, object]:
    paths = list(files)
    first, memory = _ingest(store, paths)
    again, _ = _ingest(store, paths)
    return {
        "characters": sum(len(path.read_text(encoding="utf-8")) for path in paths),
        "ingest_seconds": round(first, 1),
        "ingest_seconds_per_plan": round(first / len(paths), 4),
        "again_seconds": round(again, 2),
        "first_to_again": round(first / again, 1),
        "process_peak_mb": round(memory / 1e6),
    }


def _ingest(store: Store, paths: list[Path]) -> tuple[float, int]:
    """Seconds, and the most memory that this process and those that read for it had."""
    peak = 0

    def look(done: int, total: int, name: str) -> None:
        nonlocal peak
        if done % _LOOK_EVERY == 0:
            peak = max(peak, _memory())

    started = time.perf_counter()
    ingest_paths(paths, store, IngestSettings(), look)
    return time.perf_counter() - started, peak


def _memory() -> int:
    """Without the engine, which is a child of whoever starts it."""
    own = psutil.Process()
    readers = (child for child in own.children() if _ENGINE not in " ".join(child.cmdline()))
    return sum(process.memory_info().rss for process in (own, *readers))


def _measure_graph(bench: Bench) -> dict[str, object]:
    reader = bench.store.reader
    [nodes] = reader.run("MATCH (node) RETURN count(node) AS nodes", timeout=_COUNT_SECONDS)
    [edges] = reader.run("MATCH ()-[edge]->() RETURN count(edge) AS relationships", timeout=_COUNT_SECONDS)
    size = None if bench.home is None else _size(bench.home / "data" / "databases")
    return nodes | edges | {"database_mb": None if size is None else round(size / 1e6)}


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _measure_one(plans: int, keep: Path | None) -> None:
    with tempfile.TemporaryDirectory(prefix="qiantou-bench-") if keep is None else nullcontext(keep) as folder:
        measured = measure_scale(plans, Path(folder))
    print(json.dumps(measured, indent=1))
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(json.dumps(measured) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scale")
    parser.add_argument("plans", type=int, nargs="+")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    if len(given.plans) == 1:
        _measure_one(given.plans[0], given.keep)
        return 0
    commands = (_command(plans, given.keep) for plans in given.plans)
    return max(subprocess.run(command, check=False).returncode for command in commands)


def _command(plans: int, keep: Path | None) -> list[str]:
    kept = [] if keep is None else ["--keep", str(keep / str(plans))]
    return [sys.executable, "-m", "tests.bench.scale", str(plans), *kept]


if __name__ == "__main__":
    sys.exit(main())
