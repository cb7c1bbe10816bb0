"""The indicators, tasks and projects that a Chinese question names, found by what it shares with their names."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache

from api.ask_intents import load_intents
from api.ask_language import Language
from api.ask_question import HIDDEN, Kind, Link, Question, apart, places
from api.ask_wording import wording
from ingest.resolve.english import EnglishNames, phrase_of
from ingest.resolve.indicators import load_indicators
from ingest.resolve.topics import find_topics, load_topics
from queries.library import load_library, run_template
from queries.store import Reader

CANDIDATES = 60
"""How many names that share most with the question are looked at."""

_CHINESE_RUN = re.compile(r"[㐀-鿿0-9a-z%‰]{2,}")
_SHORTEST_PIECE = 2
_RATE = "率"
_SHORTEST_CORE = 4
_MOST_OF_A_NAME = 0.7
_LONG_ENDING = 6


def find_indicators(question: Question) -> tuple[Link, ...]:
    """Indicators by the names that the vocabulary has for asking, where the question asks for an indicator at all."""
    if not load_intents().cue["indicator"].regex.search(question.folded):
        return ()
    chinese = question.language is Language.ZH
    concepts = {concept.id: concept for concept in load_indicators()}
    found = [
        Link(Kind.INDICATOR, concept, concepts[concept].zh if chinese else concepts[concept].en, start, end)
        for concept, start, end in (*_english_names().find(question.rest), *_chinese_synonyms(question.rest))
    ]
    if not found:
        apart_names = _chinese_apart(question.rest) if chinese else _english_names().find_apart(question.rest)
        found = [
            Link(Kind.INDICATOR, concept, concepts[concept].zh if chinese else concepts[concept].en, start, end)
            for concept, start, end in apart_names
        ]
    return tuple(sorted(apart(found), key=lambda link: link.start - link.end))


@cache
def _english_names() -> EnglishNames:
    return EnglishNames(
        {phrase_of(name): concept.id for concept in load_indicators() for name in (*concept.synonyms.en, concept.en)}
    )


def _chinese_synonyms(text: str) -> Iterable[tuple[str, int, int]]:
    for concept in load_indicators():
        for name in (concept.zh, *concept.synonyms.zh):
            for start, end in places(name.lower(), text):
                yield concept.id, start, end


def _chinese_apart(text: str) -> Iterable[tuple[str, int, int]]:
    """The longest name whose words all stand in the text, in any order: 避难场所人均面积 has 人均避难场所面积."""
    held: dict[str, tuple[int, int, int]] = {}
    for concept in load_indicators():
        for name in (concept.zh, *concept.synonyms.zh):
            if set(name) <= set(text) and (places := _pieces(name, text)):
                held[concept.id] = max(held.get(concept.id, (0, 0, 0)), (len(name), *min(places)))
    longest = max((length for length, _, _ in held.values()), default=0)
    yield from ((concept, start, end) for concept, (length, start, end) in held.items() if length == longest)


def _pieces(name: str, text: str) -> list[tuple[int, int]]:
    """Where the text has the pieces of the name, the longest first; nothing where it lacks one."""
    found: list[tuple[int, int]] = []
    parts = [name]
    while parts:
        part = parts.pop()
        match = SequenceMatcher(None, text, part, autojunk=False).find_longest_match()
        if match.size < _SHORTEST_PIECE:
            return []
        found.append((match.a, match.a + match.size))
        parts += [rest for rest in (part[: match.b], part[match.b + match.size :]) if rest]
    return found


def find_items(reader: Reader, question: Question) -> tuple[Link, ...]:
    """Indicators, and tasks or projects whose core the question has word for word."""
    near = " ".join(dict.fromkeys(_pairs(_without_asking(question.rest))))
    if not near:
        return ()
    cities = {link.value for link in question.of_kind(Kind.CITY)}
    city = next(iter(cities)) if len(cities) == 1 else None
    asked = {"near": near, "city": city}
    template = load_library()["items-named"]
    indicators = run_template(reader, template, asked | {"item_kind": "indicator"}, limit=CANDIDATES)
    works = run_template(reader, template, asked, limit=CANDIDATES)
    return _indicators(indicators, question) + _tasks(works, question)


def find_topic_tasks(reader: Reader, question: Question) -> tuple[Link, ...]:
    """The topic of a question about one city as the core of its tasks, where some are named after it.

    Whoever asks for a city's emergency transport wants the task of that name, before every sentence that mentions it.
    """
    topics = question.of_kind(Kind.TOPIC)
    cities = {link.value for link in question.of_kind(Kind.CITY)}
    if len(cities) != 1 or len({link.value for link in topics}) != 1:
        return ()
    topic = next(each for each in load_topics() if each.id == topics[0].value)
    asked = {"near": " ".join(topic.words), "city": next(iter(cities))}
    rows = run_template(reader, load_library()["items-named"], asked, limit=CANDIDATES)
    written = [
        hit.written
        for row in rows
        if row["item_kind"] != "indicator"
        for hit in find_topics(str(row["item"]))
        if hit.topic == topic.id
    ]
    if not written:
        return ()
    core = topic.zh if any(topic.zh in word for word in written) else written[0]
    return (Link(Kind.TASK, core, topics[0].label, topics[0].start, topics[0].end),)


def _pairs(text: str) -> Iterable[str]:
    """Every two neighbouring characters, as the full-text index has them."""
    for run in _CHINESE_RUN.findall(text):
        yield from (run[at : at + 2] for at in range(len(run) - 1))


def _without_asking(text: str) -> str:
    return asking_words().sub(lambda match: HIDDEN * len(match[0]), text)


@cache
def asking_words() -> re.Pattern[str]:
    """The words of a Chinese question that only ask."""
    return re.compile("|".join(wording().asking))


def _indicators(rows: Iterable[dict[str, object]], question: Question) -> tuple[Link, ...]:
    """Those of which the question has most: the best place first, then every concept that fits as well."""
    scored = [
        (share, link)
        for row in rows
        if (found := _shared(str(row["item"]).lower(), question.rest)) is not None
        for share, start, end in [found]
        for link in [Link(Kind.INDICATOR, str(row["concept"] or row["item"]), str(row["item"]), start, end)]
    ]
    if not scored:
        return ()
    best = max(share for share, _ in scored)
    kept: dict[str, Link] = {}
    for share, link in scored:
        if share == best:
            kept.setdefault(link.value, link)
    return tuple(kept.values())


def _shared(name: str, text: str) -> tuple[float, int, int] | None:
    """(share of the name, start, end) where the text has most of the name, or its long ending; None where it has not."""
    blocks = [
        block
        for block in SequenceMatcher(None, text, name, autojunk=False).get_matching_blocks()
        if block.size >= _SHORTEST_PIECE
    ]
    if not blocks or _measures_something_else(name, text):
        return None
    share = sum(block.size for block in blocks) / len(name)
    last = blocks[-1]
    # Deaths are no death rate.
    if text[last.a + last.size : last.a + last.size + 1] == _RATE and not name.endswith(_RATE):
        return None
    has_ending = last.size >= _LONG_ENDING and last.b + last.size == len(name)
    if share < _MOST_OF_A_NAME and not has_ending:
        return None
    return share, blocks[0].a, last.a + last.size


def _measures_something_else(name: str, text: str) -> bool:
    """A question about a rate is not about a number of accidents."""
    measures = wording().measures
    own = next((measure for measure in measures if name.endswith(measure)), None)
    return own is not None and own not in text and any(measure in text for measure in measures)


def _tasks(rows: Iterable[dict[str, object]], question: Question) -> tuple[Link, ...]:
    """Tasks and projects named in full, and those of whose name the question has the core."""
    found = []
    for row in rows:
        name = str(row["item"])
        if row["item_kind"] == "indicator":
            continue
        for kind, words in ((Kind.TASK_NAME, name.lower()), (Kind.TASK, core_of(name, str(row["city"])))):
            at = question.rest.find(words) if len(words) >= _SHORTEST_CORE else -1
            if at >= 0:
                found.append(Link(kind, name if kind is Kind.TASK_NAME else words, name, at, at + len(words)))
    return tuple(link for kind in (Kind.TASK_NAME, Kind.TASK) for link in apart([f for f in found if f.kind is kind]))


def core_of(name: str, city: str = "") -> str:
    """What a task is about: its name without city and verb in front and the nouns of every task behind."""
    words = wording()
    core = re.sub(rf"^(?:{'|'.join(words.task_verbs)})+", "", name.lower().removeprefix(city))
    return re.sub(rf"(?:{'|'.join(words.task_endings)})+$", "", core) or name.lower()
