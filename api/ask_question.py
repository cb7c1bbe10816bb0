"""A question on its way to an answer: its text, and what has been found in it so far."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from api.ask_language import Language, language_of

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2019: 0x27, 0x2018: 0x27}
HIDDEN = "\n"
"""What stands in place of a name that has been found, so that nothing else is found in it."""

READ_AT_MOST = 300
"""Characters of a question: every piece of it may be a name that is looked up."""


class Kind(StrEnum):
    """What a question can name."""

    CITY = "city"
    DIVISION = "division"
    """A city or province that the graph has no plan of."""
    DEPARTMENT = "department"
    FUNCTION = "function"
    TOPIC = "topic"
    INDICATOR = "indicator"
    TASK = "task"
    """The core of a task's or project's name: 应急物资保障 of 强化应急物资保障能力."""
    TASK_NAME = "task_name"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Link:
    """A name in the question and what it stands for: `value` is what templates are asked with, `label` what it is called.

    `note` is what the answer must say of how the name was read.
    """

    kind: Kind
    value: str
    label: str
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """`folded` is the text in half-width lower case, the same length; `links` are in the order they were found.

    `text` is what is read: as `written`, or with the slips of the keyboard put right that `respelt` tells of.
    """

    written: str
    text: str
    folded: str
    language: Language
    links: tuple[Link, ...] = field(default=())
    respelt: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, text: str) -> "Question":
        shown = text.strip()[:READ_AT_MOST]
        return cls(written=shown, text=shown, folded=fold(shown), language=language_of(shown))

    def linked(self, links: tuple[Link, ...]) -> "Question":
        return replace(self, links=self.links + links)

    def put_right(self, text: str, respelt: tuple[str, ...]) -> "Question":
        """The question to be read again, without its links."""
        return replace(self, text=text, folded=fold(text), links=(), respelt=respelt)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the answer must say of how the question was read."""
        return tuple(dict.fromkeys((*self.respelt, *(link.note for link in self.links if link.note))))

    def of_kind(self, kind: Kind) -> tuple[Link, ...]:
        return tuple(link for link in self.links if link.kind is kind)

    @property
    def rest(self) -> str:
        """The folded text with every name found hidden; words to search for are no names."""
        hidden = list(self.folded)
        for link in self.links:
            if link.kind is Kind.TEXT:
                continue
            hidden[link.start : link.end] = HIDDEN * (link.end - link.start)
        return "".join(hidden)


def fold(text: str) -> str:
    """Half-width and lower case, character for character."""
    return "".join(small if len(small := each.lower()) == 1 else each for each in text.translate(_HALF_WIDTH))


def apart(links: list[Link]) -> tuple[Link, ...]:
    """The longest links of those that overlap, in the order of the text; several readings of one place all stay."""
    kept: list[Link] = []
    for link in sorted(links, key=lambda each: (each.start - each.end, each.start, each.value)):
        place = (link.start, link.end)
        if all(
            (other.start, other.end) == place or other.end <= link.start or link.end <= other.start for other in kept
        ):
            kept.append(link)
    return tuple(sorted(dict.fromkeys(kept), key=lambda each: (each.start, each.end, each.value)))


def places(needle: str, text: str) -> list[tuple[int, int]]:
    """Where the needle stands in the text; a Latin one only as whole words."""
    found = []
    start = text.find(needle)
    while start >= 0:
        end = start + len(needle)
        if not needle.isascii() or _stands_alone(text, start, end):
            found.append((start, end))
        start = text.find(needle, start + 1)
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return not any(each.isascii() and each.isalnum() for each in around)
