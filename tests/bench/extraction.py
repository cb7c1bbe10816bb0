"""Speed of the whole extraction beside jieba's segmentation of the same text, in the same process."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import jieba

from ingest.walk import read_plan

PLANS = Path(__file__).parents[2] / "data" / "plans"
ROUNDS = 5
AIM = 3.0
"""The whole extraction takes at most so many times as long as jieba alone."""


def compare_with_jieba() -> dict[str, float]:
    """Seconds and characters a second of both, medians of alternating rounds after one that loads the dictionaries."""
    paths = sorted(PLANS.glob("*/source.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    jieba.setLogLevel("WARNING")
    tokenizer = jieba.Tokenizer()

    def segment_all() -> None:
        for text in texts:
            tokenizer.lcut(text)

    def extract_all() -> None:
        for path in paths:
            read_plan(path)

    first = (_seconds(segment_all), _seconds(extract_all))
    rounds = [(_seconds(segment_all), _seconds(extract_all)) for _ in range(ROUNDS)]
    jieba_seconds, extraction_seconds = (median(times) for times in zip(*rounds, strict=True))
    characters = sum(map(len, texts))
    return {
        "characters": characters,
        "jieba_characters_per_second": round(characters / jieba_seconds),
        "extraction_characters_per_second": round(characters / extraction_seconds),
        "extraction_to_jieba": round(extraction_seconds / jieba_seconds, 2),
        "first_round_extraction_to_jieba": round(first[1] / first[0], 2),
    }


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
