"""How long a stranger waits for an answer: `qiantou ask` as a whole process, cold beside the engine's own start, and warm."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

PLANS = Path(__file__).parents[2] / "data" / "plans"
COMMAND = Path(sys.executable).with_name("qiantou")
ASK = """
import sys
sys.modules["pandas"] = None
from api.cli import main
main()
"""
"""`qiantou` as it starts where only its own packages are: pandas comes with Ray alone, and the driver imports it where it finds it."""
QUESTION = "哪些部门负责巨灾保险？"
NOT_A_USERS = ("NEO4J_URI", "PYTHONDONTWRITEBYTECODE")
"""Settings of a developer's shell that would send the question elsewhere, or have every module compiled anew."""
COLD_ROUNDS = 3
WARM_ROUNDS = 7
AIM_COLD = 1.5
"""A cold `ask` takes at most so many times as long as the engine's own start."""
AIM_WARM_SECONDS = 1.0

START_ONLY = """
from queries.settings import StoreSettings
from queries.store import open_store
with open_store(StoreSettings()) as store:
    store.reader.run("RETURN 1 AS one")
"""
"""The engine's own start: until it answers a query, with nothing of ours around it but the store."""


def time_asking() -> dict[str, float]:
    """Medians in seconds, and the ratio of a cold question to the engine's start, with the five plans in the graph."""
    asking = [sys.executable, "-c", ASK, "ask", QUESTION]
    with tempfile.TemporaryDirectory(prefix="qiantou-bench-") as home:
        environment = {name: value for name, value in os.environ.items() if name not in NOT_A_USERS}
        environment["QIANTOU_HOME"] = home
        _seconds([str(COMMAND), "ingest", str(PLANS)], environment)
        starts, colds = [], []
        for _ in range(COLD_ROUNDS):
            _seconds([str(COMMAND), "stop"], environment)
            starts.append(_seconds([sys.executable, "-c", START_ONLY], environment))
            _seconds([str(COMMAND), "stop"], environment)
            colds.append(_seconds(asking, environment))
        warms = [_seconds(asking, environment) for _ in range(WARM_ROUNDS)]
        _seconds([str(COMMAND), "stop"], environment)
    return {
        "engine_start_seconds": round(median(starts), 2),
        "ask_cold_seconds": round(median(colds), 2),
        "ask_cold_to_start": round(median(colds) / median(starts), 2),
        "ask_warm_seconds": round(median(warms), 2),
    }


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - started
