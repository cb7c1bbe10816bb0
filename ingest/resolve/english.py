"""English names in a question: whole words, whatever the capitals and the number, the longest at a place first."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[a-z0-9]+(?:,\d{3})*")

_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "get",
        "hit",
        "in",
        "of",
        "on",
        "or",
        "per",
        "the",
        "to",
        "up",
        "with",
        "year",
        "yearly",
    ]
)
"""Words without which a name is the same."""
_FEWEST_APART = 2

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnglishNames:
    """Names as phrases, and what each stands for."""

    meanings: Mapping[Phrase, str]

    def find(self, question: str) -> Iterator[tuple[str, int, int]]:
        """(what it stands for, start, end) of each name in the question, in order and without overlap."""
        words = [(_singular(match[0]), *match.span()) for match in _WORD.finditer(question.lower())]
        longest = max(map(len, self.meanings), default=0)
        at = 0
        while at < len(words):
            length = self._length_at([word for word, _, _ in words[at : at + longest]])
            if length:
                meaning = self.meanings[tuple(word for word, _, _ in words[at : at + length])]
                yield meaning, words[at][1], words[at + length - 1][2]
            at += max(length, 1)

    def find_apart(self, question: str) -> Iterator[tuple[str, int, int]]:
        """The name with most words that all stand in the question, in any order and with others between; at its first word.

        Of names with as many words, that of one meaning; where they mean several things, none.
        """
        places = {_singular(match[0]): match.span() for match in reversed([*_WORD.finditer(question.lower())])}
        held = {phrase: words for phrase in self.meanings if (words := _content(phrase)) and words <= places.keys()}
        most = max(map(len, held.values()), default=0)
        meant = {self.meanings[phrase]: words for phrase, words in held.items() if len(words) == most}
        if most >= _FEWEST_APART and len(meant) == 1:
            concept, words = next(iter(meant.items()))
            yield concept, *min(places[word] for word in words)

    def _length_at(self, words: list[str]) -> int:
        """How many of these words are the longest name that they begin with; 0 where they begin with none."""
        return next((size for size in range(len(words), 0, -1) if tuple(words[:size]) in self.meanings), 0)


def _content(phrase: Phrase) -> frozenset[str]:
    return frozenset(phrase) - _SMALL


def phrase_of(name: str) -> Phrase:
    """A name as it is compared."""
    return tuple(_singular(word) for word in _WORD.findall(name.lower()))


def _singular(word: str) -> str:
    """A rough singular, the same for both sides of a comparison."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
