"""Whether a text can be a Chinese plan at all."""

import re

from ingest.models import Cleaned

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LEAST_CHINESE = 0.3


def why_not_a_plan(cleaned: Cleaned) -> str | None:
    """Why a text is no plan, or None where it may be one."""
    letters = re.findall(r"\w", cleaned.text[:50_000])
    if not letters:
        return "it has no words"
    chinese = sum(bool(_CHINESE.match(letter)) for letter in letters)
    if chinese < len(letters) * _LEAST_CHINESE:
        return "its text is not Chinese"
    return None
