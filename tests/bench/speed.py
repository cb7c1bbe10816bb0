"""`python -m tests.bench.speed`: how fast plans are read and loaded; prints the figures beside their aims, appends a line to speed.jsonl."""

import json
import sys
from pathlib import Path

from tests.bench.__main__ import describe_run
from tests.bench.graphrag import WHY_NOT, is_installed
from tests.bench.growth import AIM_CHARACTERS_PER_SECOND, AIM_RATIO, SIZES, TEXTS, measure_growth
from tests.bench.loading import AIM_TO_DRIVER, AIM_TO_GRAPHRAG, compare_loading
from tests.bench.reading import measure_reading

RESULTS = Path(__file__).with_name("speed.jsonl")
AIMS = {
    "load_to_driver": AIM_TO_DRIVER,
    "load_to_graphrag": AIM_TO_GRAPHRAG,
    **{f"read_{form}_ratio": AIM_RATIO for form in TEXTS},
    **{f"read_{form}_{size}": AIM_CHARACTERS_PER_SECOND for form in TEXTS for size in SIZES},
}


def main() -> int:
    if not is_installed():
        print(f"without load_to_graphrag: {WHY_NOT}")
    measured = measure_growth() | measure_reading() | compare_loading()
    for name, value in measured.items():
        aim = f"   (aim: at least {AIMS[name]:,})" if name in AIMS else ""
        print(f"{name:36} {value:>12,}{aim}")
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(json.dumps(describe_run() | measured) + "\n")
    return int(any(name in measured and measured[name] < aim for name, aim in AIMS.items()))


if __name__ == "__main__":
    sys.exit(main())
