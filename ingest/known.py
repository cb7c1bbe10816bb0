"""The topics and functions that a plan uses, as the vocabularies know them: the same nodes, whatever plan they come by."""

from collections.abc import Iterator, Mapping
from functools import cache

from ingest.resolve import topics, vocabulary
from schema.facts import PlanFacts
from schema.nodes import Function, Topic


def used_topics(facts: PlanFacts) -> tuple[Topic, ...]:
    """The topics that the plan speaks of, with everything broader."""
    known = _topics()
    return tuple(
        Topic(id=topic.id, zh=topic.zh, en=topic.en, labels=_labels(topic))
        for topic in known.values()
        if topic.id in _with_broader({mention.topic for mention in facts.mentions})
    )


def broader_pairs(facts: PlanFacts) -> Iterator[tuple[str, str]]:
    """The (narrower, broader) ids among the topics that the plan uses."""
    for topic in used_topics(facts):
        yield from ((topic.id, broader) for broader in _topics()[topic.id].broader)


def used_functions(facts: PlanFacts) -> tuple[Function, ...]:
    """The functions of the plan's departments; one that the vocabulary does not know is named by its id."""
    functions = {function.id: function for function in vocabulary.load_vocabulary().function}
    used = sorted({department.function for department in facts.departments})
    return tuple(
        Function(id=name, zh=functions[name].zh, en=functions[name].en)
        if name in functions
        else Function(id=name, zh=name, en=name)
        for name in used
    )


@cache
def _topics() -> Mapping[str, topics.Topic]:
    return {topic.id: topic for topic in topics.load_topics()}


def _with_broader(used: set[str]) -> set[str]:
    known = _topics()
    reached: set[str] = set()
    while new := used - reached:
        reached |= new
        used = {broader for topic in new for broader in known[topic].broader}
    return reached


def _labels(topic: topics.Topic) -> tuple[str, ...]:
    """Every other name, in both languages, in the vocabulary's order."""
    return (*topic.synonyms.zh, *topic.synonyms.en)
