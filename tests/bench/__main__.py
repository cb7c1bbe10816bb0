"""`python -m tests.bench`: measures, prints the ratios beside their aims, and appends one line to results.jsonl."""

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.accuracy import measure_accuracy
from tests.bench.asking import AIM_COLD, AIM_WARM_SECONDS, time_asking
from tests.bench.extraction import AIM, compare_with_jieba

FOLDER = Path(__file__).parent
AIMS = {"extraction_to_jieba": AIM, "ask_cold_to_start": AIM_COLD, "ask_warm_seconds": AIM_WARM_SECONDS}


def describe_run() -> dict[str, object]:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=FOLDER, capture_output=True, text=True, check=False
    )
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit.stdout.strip() or None,
        "python": platform.python_version(),
        "cpus": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }


def main() -> int:
    measured = measure_accuracy() | compare_with_jieba() | time_asking()
    for name, value in measured.items():
        aim = f"   (aim: at most {AIMS[name]})" if name in AIMS else ""
        print(f"{name:36} {value:>12}{aim}")
    with (FOLDER / "results.jsonl").open("a", encoding="utf-8") as results:
        results.write(json.dumps(describe_run() | measured) + "\n")
    return int(any(measured[name] > aim for name, aim in AIMS.items()))


if __name__ == "__main__":
    sys.exit(main())
