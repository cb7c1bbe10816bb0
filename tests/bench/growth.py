"""Reading and extracting beside the text's length: characters a second for short and long texts, in lines and on one line."""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

from ingest.walk import read_plan
from tests.bench.corpus import make_plan

SIZES = (10_000, 100_000, 1_000_000)
ROUNDS_OF_CHARACTERS = 300_000
"""Short texts are read again until so many characters are read."""
AIM_CHARACTERS_PER_SECOND = 150_000
AIM_RATIO = 0.7
"""A text a hundred times as long is read at no less than this share of the short one's speed."""

_HEAD = "云川市“十四五”应急体系规划\n一、主要任务\n"
_PERCENTAGES = "推进重点任务落实，森林覆盖率达到{share}%，重大隐患整改率达到100%，"


def in_lines(size: int) -> str:
    """The tasks of many plans, one plan's after the other's."""
    return _fill(_HEAD, _tasks(), size)


def on_one_line(size: int) -> str:
    return in_lines(size).replace("\n", "")


def in_percentages(size: int) -> str:
    """Wall to wall, without a full stop, after some tasks."""
    return _fill(in_lines(SIZES[0] // 5), (_PERCENTAGES.format(share=10 + number % 80) for number in count()), size)


TEXTS: Mapping[str, Callable[[int], str]] = {
    "lines": in_lines,
    "one_line": on_one_line,
    "percentages": in_percentages,
}


def measure_growth() -> dict[str, float]:
    """Characters a second of each form and size, and the longest text's share of the shortest one's."""
    measured: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="qiantou-bench-") as folder:
        path = Path(folder) / "plan.txt"
        path.write_text(in_lines(SIZES[0]), encoding="utf-8")
        read_plan(path)  # the dictionaries
        for form, make in TEXTS.items():
            speeds = {size: _speed(path, make(size)) for size in SIZES}
            measured |= {f"read_{form}_{size}": round(speed) for size, speed in speeds.items()}
            measured[f"read_{form}_ratio"] = round(speeds[SIZES[-1]] / speeds[SIZES[0]], 2)
    return measured


def _speed(path: Path, text: str) -> float:
    """In processor time: another program beside this one does not count."""
    path.write_text(text, encoding="utf-8")
    times = max(1, ROUNDS_OF_CHARACTERS // len(text))
    started = time.process_time()
    for _ in range(times):
        read_plan(path)
    return times * len(text) / (time.process_time() - started)


def _tasks() -> Iterator[str]:
    for number in count():
        text = make_plan(number)
        yield text[text.index("三、主要任务\n") + len("三、主要任务\n") : text.index("四、重点工程")]


def _fill(text: str, parts: Iterator[str], size: int) -> str:
    filled, length = [text], len(text)
    while length < size:
        filled.append(next(parts))
        length += len(filled[-1])
    return "".join(filled)[:size]
