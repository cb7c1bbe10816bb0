"""Which topics a text speaks of: the words of the topic vocabulary, found in one pass, the longest at a place first."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field

from ingest.models import TopicHit
from ingest.own_vocabulary import own_to_blame, put_together, read_own
from ingest.resolve.english import EnglishNames, phrase_of
from schema.evidence import Frozen

FILE = Path(__file__).parents[2] / "data" / "vocabulary" / "topics.toml"


class Names(Frozen):
    """Further names of a topic in each language."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Topic(Frozen):
    """A subject that analysts ask for; what each field does stands at the head of topics.toml."""

    id: str = Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")
    zh: str = Field(min_length=2)
    en: str = Field(min_length=2)
    synonyms: Names = Names()
    asked: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What counts in a plan's text."""
        return (self.zh, *self.synonyms.zh)

    @property
    def english(self) -> tuple[str, ...]:
        return (self.en, *self.synonyms.en)


class Topics(Frozen):
    topic: tuple[Topic, ...]


class Vocabulary(Topics):
    """The topics, checked: ids and words are unique, and every broader topic exists and is no descendant."""

    def model_post_init(self, _context: object) -> None:
        _require_unique("id", ((topic.id, topic.id) for topic in self.topic))
        _require_unique("word", ((word, topic.id) for topic in self.topic for word in topic.words + topic.asked))
        _require_unique("English name", ((phrase_of(name), topic.id) for topic in self.topic for name in topic.english))
        _require_tree({topic.id: topic.broader for topic in self.topic})


def _require_unique(kind: str, pairs: Iterable[tuple[object, str]]) -> None:
    owners: dict[object, str] = {}
    for value, topic in pairs:
        if value in owners:
            raise ValueError(f"{FILE.name}: {kind} {value!r} stands twice, in {owners[value]!r} and {topic!r}")
        owners[value] = topic


def _require_tree(broader: Mapping[str, tuple[str, ...]]) -> None:
    settled: set[str] = set()
    while remaining := broader.keys() - settled:
        ready = {topic for topic in remaining if settled.issuperset(broader[topic])}
        if not ready:
            raise ValueError(f"{FILE.name}: a broader topic is missing, or a circle, among {sorted(remaining)}")
        settled |= ready


@cache
def load_topics() -> tuple[Topic, ...]:
    """The topics in the order of their file."""
    shipped = Vocabulary.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8")))
    own = read_own("topics", Topics)
    if own is None:
        return shipped.topic
    with own_to_blame("topics"):
        return Vocabulary(topic=put_together(shipped.topic, own.topic)).topic


@dataclass(frozen=True, slots=True)
class _WordIndex:
    """Topics by word; a word that only blocks shorter ones has none."""

    topics: Mapping[str, str | None]
    sizes: Mapping[str, tuple[int, ...]]
    """How long the words with these first two characters are, the longest first."""

    def find(self, text: str) -> Iterator[TopicHit]:
        free_from = 0
        sizes, topics = self.sizes, self.topics
        for start in [at for at in range(len(text) - 1) if text[at : at + 2] in sizes]:
            if start < free_from:
                continue
            for size in sizes[text[start : start + 2]]:
                word = text[start : start + size]
                if word in topics:
                    free_from = start + len(word)  # the last words of a text are shorter than was asked
                    if (topic := topics[word]) is not None:
                        yield TopicHit(topic=topic, start=start, end=free_from, written=word)
                    break


def _index(words: Iterable[tuple[str, str | None]]) -> _WordIndex:
    topics = dict(words)
    sizes: dict[str, set[int]] = {}
    for word in topics:
        sizes.setdefault(word[:2], set()).add(len(word))
    return _WordIndex(topics, {head: tuple(sorted(group, reverse=True)) for head, group in sizes.items()})


@cache
def _plan_words() -> _WordIndex:
    topics = load_topics()
    rejected: list[tuple[str, str | None]] = [(word, None) for topic in topics for word in topic.rejects]
    return _index(rejected + [(word, topic.id) for topic in topics for word in topic.words])


@cache
def _question_words() -> _WordIndex:
    topics = load_topics()
    rejected: list[tuple[str, str | None]] = [(word, None) for topic in topics for word in topic.rejects]
    return _index(rejected + [(word, topic.id) for topic in topics for word in topic.words + topic.asked])


def find_topics(text: str) -> tuple[TopicHit, ...]:
    """The places of a plan's text that speak of a topic, in order and without overlap; offsets count in `text`."""
    return tuple(_plan_words().find(text))


@cache
def _english_names() -> EnglishNames:
    return EnglishNames({phrase_of(name): topic.id for topic in load_topics() for name in topic.english})


def find_topics_asked(question: str) -> tuple[TopicHit, ...]:
    """The topics that a question names, in Chinese or in English, in order and without overlap."""
    english = (
        TopicHit(topic=topic, start=start, end=end, written=question[start:end])
        for topic, start, end in _english_names().find(question)
    )
    return tuple(sorted((*_question_words().find(question), *english), key=lambda hit: hit.start))
