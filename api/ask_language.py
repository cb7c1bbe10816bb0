"""In which language a question is asked: the answer is given in the same one."""

import re
from enum import StrEnum

_CHINESE = re.compile(r"[㐀-鿿]")
_ENGLISH_SENTENCE = re.compile(
    r"\b(?:what|which|who|whose|where|when|how|why|does|do|did|is|are|was|were|must|should|the|of|in|for|to|by|and|list|show)\b",
    re.IGNORECASE,
)
"""Words that an English sentence has, and a Chinese one with Latin abbreviations in it has not."""


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


def language_of(question: str) -> Language:
    """English where it is an English sentence, though it may name a Chinese thing, or has no Chinese at all."""
    if _ENGLISH_SENTENCE.search(question) or not _CHINESE.search(question):
        return Language.EN
    return Language.ZH
