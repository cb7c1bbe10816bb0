"""A question in words, to a template and its parameters, to rows and one sentence. No language model."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from api.answers import Answer, AnswerColumn
from api.ask_cities import cities_of
from api.ask_intents import Choice, choose
from api.ask_language import Language
from api.ask_link import link_names
from api.ask_named import name_all
from api.ask_nothing import no_plan, not_found, noted
from api.ask_question import Kind, Question
from api.ask_summary import Speaker, sum_up
from ingest.resolve.topics import load_topics
from queries.library import load_library, run_template
from queries.parameters import MAX_LIMIT
from queries.store import Reader
from schema.wording import Wording

_TEXT = "text"
"""The parameter that templates search words with."""

_NAMES = frozenset(Kind) - {Kind.TEXT}
"""A question that names none of these is not about the plans."""

_Row = dict[str, object]


def ask(reader: Reader, question: str, *, limit: int = 50) -> Answer:
    """The answer to a question in Chinese or English; `template` is None where the graph cannot answer it."""
    asked = link_names(reader, Question.of(question))
    if asked.of_kind(Kind.DIVISION):
        return no_plan(reader, asked)
    named, labels = name_all(asked)
    first: Choice | None = None
    for choice in choose(asked.folded, named):
        first = first or choice
        rows = _run(reader, choice)
        if rows or not choice.intent.soft:
            return _answer(reader, asked, choice, rows, labels, limit)
    if first is None or not any(link.kind in _NAMES for link in asked.links):
        return not_found(asked, str(named.get("left", "")))
    return _answer(reader, asked, first, [], labels, limit)


def _run(reader: Reader, choice: Choice) -> list[_Row]:
    """All rows up to the store's own limit: the summary must not speak of the first page only."""
    rows = _run_once(reader, choice)
    text = choice.parameters.get(_TEXT)
    if rows or not isinstance(text, str):
        return rows
    words = " ".join(_keywords(text))
    return _run_once(reader, replace(choice, parameters=choice.parameters | {_TEXT: words})) if words else []


def _run_once(reader: Reader, choice: Choice) -> list[_Row]:
    template = load_library()[choice.intent.template]
    if not choice.cities:
        return run_template(reader, template, choice.parameters, limit=MAX_LIMIT)
    cities = [choice.parameters | {"city": city} for city in choice.cities]
    return [row for each in cities for row in run_template(reader, template, each, limit=MAX_LIMIT)]


def _keywords(text: str) -> tuple[str, ...]:
    """The words of phrases that no plan has as they stand; only these rare questions wait for jieba."""
    from ingest.resolve.words import keywords

    return keywords(text)


def _answer(
    reader: Reader, asked: Question, choice: Choice, rows: list[_Row], labels: Mapping[str, str], limit: int
) -> Answer:
    intent = choice.intent
    more, known = _others(reader, choice, rows, asked.language)
    speaker = Speaker(
        language=asked.language,
        asked={**labels, **known},
        split=intent.summary.split,
        names={} if asked.language is Language.ZH else {"topic": {topic.zh: topic.en for topic in load_topics()}},
        cut=len(rows) >= MAX_LIMIT,
    )
    parameters: dict[str, Any] = dict(choice.parameters)
    if choice.cities:
        parameters["city"] = list(choice.cities)
    return Answer(
        question=asked.written,
        language=asked.language,
        template=intent.template,
        parameters=parameters,
        summary=noted(asked, sum_up(intent.summary, rows, speaker, more)),
        columns=tuple(
            AnswerColumn(name=column.name, meaning=column.meaning) for column in load_library()[intent.template].columns
        ),
        total=len(rows),
        rows=tuple(rows[:limit]),
    )


def _others(
    reader: Reader, choice: Choice, rows: list[_Row], language: Language
) -> tuple[Wording | None, dict[str, str]]:
    """The cities asked about whose plans are not among the rows."""
    others = choice.intent.others
    if others is None or not rows or ("city" in choice.parameters and not choice.cities):
        return None, {}
    asked_of = choice.asked_of or cities_of(reader)
    seen = {row["city"] for row in rows}
    silent = [city for city in asked_of if city not in seen]
    return (others, {"others": Speaker(language, {}).listed(silent)}) if silent else (None, {})
