"""The words of a question that nothing is known by: no name, no word that asks, and nothing that goes without saying."""

import re
from collections.abc import Iterable
from functools import cache

from api.ask_intents import load_intents
from api.ask_language import Language
from api.ask_question import HIDDEN, Kind, Question
from api.ask_targets import NUMBER
from api.ask_values import chinese_patterns, english_patterns
from api.ask_wording import wording

_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_SHORTEST_LEFT = 2
_SHORTEST_WORD = 3


def words_left(question: Question) -> str:
    """As the question has them; empty where everything in it is understood."""
    return "、".join(_chinese_left(question)) if question.language is Language.ZH else " ".join(english_left(question))


def _chinese_left(question: Question) -> Iterable[str]:
    """The phrases that are left, where they are more than idle words and values."""
    for link in question.of_kind(Kind.TEXT):
        text = link.value
        for pattern in chinese_patterns():
            text = pattern.sub("", text)
        text = NUMBER.sub("", text)
        if len(without_idle(text)) >= _SHORTEST_LEFT:
            yield link.value


def without_idle(text: str) -> str:
    """Chinese words without those that say nothing of what is asked about."""
    return _idle_chinese().sub("", text)


def english_left(question: Question) -> Iterable[str]:
    text = question.rest
    for pattern in _cues():
        text = pattern.sub(lambda match: HIDDEN * len(match[0]), text)
    for match in _WORD.finditer(text):
        if len(match[0]) >= _SHORTEST_WORD and match[0].removesuffix("'s") not in _idle_english():
            yield match[0].removesuffix("'s")


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    """What the cues of intents and the values are found by: words that ask."""
    return (*(re.compile(cue.en) for cue in load_intents().cue.values()), *english_patterns())


@cache
def _idle_chinese() -> re.Pattern[str]:
    words = (*wording().generic, *wording().idle, *wording().task_verbs)
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


@cache
def _idle_english() -> frozenset[str]:
    return frozenset(wording().idle_en.split())
