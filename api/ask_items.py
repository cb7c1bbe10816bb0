"""The indicators, tasks and projects that a Chinese question names, found by what it shares with their names."""

import re
from collections.abc import Iterable
from functools import cache

from api.ask_indicators import most_alike
from api.ask_question import HIDDEN, Kind, Link, Question, apart
from api.ask_wording import wording
from ingest.resolve.topics import find_topics, load_topics
from queries.library import load_library, run_template
from queries.store import Reader

CANDIDATES = 60
"""How many names that share most with the question are looked at."""

_CHINESE_RUN = re.compile(r"[㐀-鿿0-9a-z%‰]{2,}")
_SHORTEST_CORE = 4


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
    return most_alike(indicators, question) + _tasks(works, question)


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
