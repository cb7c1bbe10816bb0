"""Whether a text can be a Chinese plan at all."""

import re

from ingest.models import Cleaned
from ingest.rulebook import load_rules

_LETTER = re.compile(r"\w")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SAMPLE = 20_000
_LEAST_CHINESE = 0.3
_LEAST_PLAN_WORDS = 0.01
"""Of the Chinese characters, how many begin a word that plans are full of: a plan has about 0.06."""


def why_not_a_plan(cleaned: Cleaned) -> str | None:
    """Why a text is no plan, or None where it may be one."""
    sample = cleaned.folded[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return "it has no words"
    chinese = len(_CHINESE.findall(sample))
    if chinese < letters * _LEAST_CHINESE:
        return "its text is not Chinese"
    if len(load_rules("leads")["plan_words"].regex.findall(sample)) < chinese * _LEAST_PLAN_WORDS:
        return "it says nothing of tasks, measures or building something up"
    return None
