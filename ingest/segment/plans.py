"""Whether a text can be a Chinese plan at all."""

import re

from ingest.models import Cleaned

_LETTER = re.compile(r"\w")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LEAST_CHINESE = 0.3


def why_not_a_plan(cleaned: Cleaned) -> str | None:
    """Why a text is no plan, or None where it may be one."""
    sample = cleaned.text[:50_000]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return "it has no words"
    if len(_CHINESE.findall(sample)) < letters * _LEAST_CHINESE:
        return "its text is not Chinese"
    return None
