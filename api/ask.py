"""A question in words, to a template and its parameters, to rows and one sentence. No language model."""

from collections.abc import Mapping
from typing import Any

from api.answers import Answer, AnswerColumn
from api.ask_cities import cities_of
from api.ask_intents import Choice, choose
from api.ask_language import Language
from api.ask_link import link_names
from api.ask_named import name_all
from api.ask_nothing import no_plan, not_found, noted
from api.ask_question import Kind, Question
from api.ask_rows import Row, find_rows
from api.ask_summary import Speaker, sum_up
from ingest.resolve.topics import load_topics
from queries.library import load_library
from queries.parameters import MAX_LIMIT
from queries.store import Reader
from schema.wording import Wording

_NAMES = frozenset(Kind) - {Kind.TEXT}
"""A question that names none of these is not about the plans."""

_ALL = Wording(zh="没有找到“{asked_left}”，所列的是全部：", en="nothing is known as “{asked_left}”, these are all: ")
_BETWEEN = {Language.ZH: "", Language.EN: " "}
"""What stands between two sentences."""


def ask(reader: Reader, question: str, *, limit: int = 50) -> Answer:
    """The answer to a question in Chinese or English; `template` is None where the graph cannot answer it."""
    asked = link_names(reader, Question.of(question))
    if asked.of_kind(Kind.DIVISION):
        return no_plan(reader, asked)
    named, labels = name_all(asked)
    first: Choice | None = None
    for choice in choose(asked.folded, named):
        first = first or choice
        rows = find_rows(reader, choice)
        if rows or not choice.intent.soft:
            return _answer(reader, asked, choice, rows, labels, limit)
    if first is None or not any(link.kind in _NAMES for link in asked.links):
        return not_found(asked, str(named.get("left", "")))
    return _answer(reader, asked, first, [], labels, limit)


def _answer(
    reader: Reader, asked: Question, choice: Choice, rows: list[Row], labels: Mapping[str, str], limit: int
) -> Answer:
    said = _sentence(reader, asked, choice, rows, labels)
    if not rows and choice.wider() != choice:
        choice = choice.wider()
        rows = find_rows(reader, choice)
        said = _BETWEEN[asked.language].join(
            (said, *([_sentence(reader, asked, choice, rows, labels)] if rows else ()))
        )
    parameters: dict[str, Any] = choice.parameters | choice.several()
    columns = load_library()[choice.intent.template].columns
    return Answer(
        question=asked.written,
        language=asked.language,
        template=choice.intent.template,
        parameters=parameters,
        summary=noted(asked, said, parameters.get("topic")),
        columns=tuple(AnswerColumn(name=column.name, meaning=column.meaning) for column in columns),
        total=len(rows),
        rows=tuple(rows[:limit]),
    )


def _sentence(reader: Reader, asked: Question, choice: Choice, rows: list[Row], labels: Mapping[str, str]) -> str:
    more, known = _others(reader, choice, rows, asked.language)
    speaker = Speaker(
        language=asked.language,
        asked={**labels, **known},
        split=choice.intent.summary.split,
        names={} if asked.language is Language.ZH else {"topic": {topic.zh: topic.en for topic in load_topics()}},
        cut=len(rows) >= MAX_LIMIT,
    )
    said = sum_up(choice.intent.summary, rows, speaker, more)
    return speaker.fill(_ALL, ()) + said if choice.intent.lists and labels["asked_left"] else said


def _others(
    reader: Reader, choice: Choice, rows: list[Row], language: Language
) -> tuple[Wording | None, dict[str, str]]:
    """The cities asked about whose plans are not among the rows."""
    others = choice.intent.others
    if others is None or not rows or ("city" in choice.parameters and not choice.cities):
        return None, {}
    asked_of = choice.asked_of or cities_of(reader)
    seen = {row["city"] for row in rows}
    silent = [city for city in asked_of if city not in seen]
    return (others, {"others": Speaker(language, {}).listed(silent)}) if silent else (None, {})
