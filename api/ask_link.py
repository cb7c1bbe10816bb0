"""What a question names: cities, departments, indicators and tasks by the graph itself, topics by their vocabulary."""

import re

from api.ask_cities import find_cities, find_cities_within, find_divisions
from api.ask_departments import find_departments, is_followed_by_organisation
from api.ask_functions import find_functions
from api.ask_indicators import find_indicators
from api.ask_items import asking_words, find_items, find_topic_tasks
from api.ask_language import Language
from api.ask_named import says_more_than_a_topic
from api.ask_question import HIDDEN, Kind, Link, Question
from api.ask_slips import find_mistyped_city, find_slips, put_right, understood
from api.ask_unknown import find_unknown_departments
from api.ask_wording import wording
from ingest.resolve.topics import find_topics_asked, load_topics
from queries.store import Reader

_PHRASE = re.compile(r"[㐀-鿿a-z0-9—·]{2,}")
_PARTS = re.compile(r"[的、，,；;。？?！!：:（）()“”\"'《》\s]|以及|或者|和|与|及")

_JOINS = ("和", "与", "、", "及", "跟", "同")
_BY = re.compile(rf"由(?={HIDDEN}|$)")
"""Before a name or a question word it is no part of what is asked about."""


def link_names(reader: Reader, question: Question) -> Question:
    """The question with its links; an English one is read again where words in it must be mistyped."""
    linked = _link(reader, question)
    if question.language is Language.ZH:
        return linked
    slips = find_slips(reader, linked)
    while slips:
        again = _link(reader, put_right(question, slips))
        sure = understood(again, slips)
        if sure == slips:
            return again
        slips = sure
    return linked


def _link(reader: Reader, question: Question) -> Question:
    """What is found first hides its place from what is looked for later."""
    question = _link_places(reader, question)
    functions = find_functions(question)
    question = question.linked(tuple(f for f in functions if not _has_department(question) or _goes_on(question, f)))
    if not _has_department(question) and question.language is Language.ZH and not question.of_kind(Kind.DIVISION):
        question = question.linked(find_unknown_departments(reader, question))
    if question.language is Language.EN:
        return _link_english(reader, question)
    items = find_items(reader, question)
    if not any(link.kind is Kind.INDICATOR for link in items):
        items = (*items, *find_indicators(question))
    question = question.linked((*items, *_find_topics(question), *_find_text(question)))
    if question.of_kind(Kind.TASK) or question.of_kind(Kind.TASK_NAME) or says_more_than_a_topic(question):
        return question
    return question.linked(find_topic_tasks(reader, question))


def _goes_on(question: Question, function: Link) -> bool:
    """Whether it stands behind the name of a department, joined to it: 市财政局和交通局."""
    ends = {link.end for link in question.links if link.kind in (Kind.DEPARTMENT, Kind.FUNCTION)}
    return question.folded[function.start - 1 : function.start] in _JOINS and function.start - 1 in ends


def _has_department(question: Question) -> bool:
    return bool(question.of_kind(Kind.DEPARTMENT) or question.of_kind(Kind.FUNCTION))


def _link_places(reader: Reader, question: Question) -> Question:
    """The cities, else the divisions around cities or without plans; in Chinese the departments, whose name may hold one.

    北京市应急管理局 is no 市应急管理局 of another city: what begins inside a division's name, or behind it, is its own.
    """
    question = question.linked(find_cities(reader, question))
    divisions = () if question.of_kind(Kind.CITY) else find_divisions(question)
    if question.language is Language.ZH and not question.of_kind(Kind.CITY) and not divisions:
        question = question.linked(find_mistyped_city(reader, question))
    if question.language is Language.ZH:
        departments = find_departments(reader, question)
        own = tuple(d for d in departments if not any(s.start < d.start <= s.end for s in divisions))
        question = question.linked(own)
        divisions = tuple(s for s in divisions if not any(d.start <= s.start and s.end <= d.end for d in own))
    around = tuple(s for s in divisions if not is_followed_by_organisation(question.folded, s.end))
    cities = find_cities_within(reader, around)
    return question.linked(cities or divisions)


def _link_english(reader: Reader, question: Question) -> Question:
    """English names none of the graph's own words: indicators and topics come from their vocabularies."""
    indicators = question.linked(find_indicators(question))
    named = indicators.linked(_find_topics(indicators) or _find_topics(question))
    return named.linked(find_topic_tasks(reader, named))


def _find_topics(question: Question) -> tuple[Link, ...]:
    names = {topic.id: topic for topic in load_topics()}
    chinese = question.language is Language.ZH
    return tuple(
        Link(Kind.TOPIC, hit.topic, names[hit.topic].zh if chinese else names[hit.topic].en, hit.start, hit.end)
        for hit in find_topics_asked(question.rest)
    )


def _find_text(question: Question) -> tuple[Link, ...]:
    """The phrases that are left when names and asking words are taken away: what full-text search is asked with."""
    if question.language is not Language.ZH:
        return ()
    text = asking_words().sub(lambda match: HIDDEN * len(match[0]), question.rest)
    text = _PARTS.sub(lambda match: HIDDEN * len(match[0]), text)
    text = _BY.sub(HIDDEN, text)
    return tuple(
        Link(Kind.TEXT, match[0], match[0], match.start(), match.end())
        for match in _PHRASE.finditer(text)
        if match[0] not in wording().generic
    )
