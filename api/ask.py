"""A question in words, to a template and its parameters, to rows and one sentence. No language model."""

from collections.abc import Mapping
from typing import Any

from api.answers import Answer, AnswerColumn
from api.ask_cities import unknown_cities
from api.ask_intents import Choice, Intent, choose, load_intents
from api.ask_language import Language
from api.ask_link import link_names
from api.ask_named import name_all
from api.ask_question import Kind, Question
from api.ask_summary import sum_up
from queries.library import load_library, run_template
from queries.parameters import MAX_LIMIT
from queries.store import Reader
from schema.wording import Wording

SUGGESTED = 6

_CANNOT = Wording(
    zh="这个问题超出了图谱的范围：图谱只有规划里写明的任务、部门、指标、项目和时限。可以这样问：",
    en="The graph cannot answer this: it holds the tasks, departments, indicators, projects and deadlines that plans state. You can ask:",
)
_NO_PLAN = Wording(zh="图谱里没有{places}的规划。可以这样问：", en="The graph has no plan of {places}. You can ask:")

_Row = dict[str, object]


def ask(reader: Reader, question: str, *, limit: int = 50) -> Answer:
    """The answer to a question in Chinese or English; `template` is None where the graph cannot answer it."""
    asked = link_names(reader, Question.of(question))
    if not asked.of_kind(Kind.CITY) and (unknown := unknown_cities(asked)):
        return _no_answer(asked, _NO_PLAN, places="、".join(unknown))
    named, labels = name_all(asked)
    first: tuple[Choice, list[_Row]] | None = None
    for choice in choose(asked.folded, named):
        rows = _run(reader, choice, limit)
        if rows or not choice.intent.soft:
            return _answer(reader, asked, choice, rows, labels)
        first = first or (choice, rows)
    return _no_answer(asked, _CANNOT) if first is None else _answer(reader, asked, *first, labels)


def _run(reader: Reader, choice: Choice, limit: int) -> list[_Row]:
    template = load_library()[choice.intent.template]
    if not choice.cities:
        return run_template(reader, template, choice.parameters, limit=limit)
    each = [run_template(reader, template, choice.parameters | {"city": city}, limit=limit) for city in choice.cities]
    return [row for rows in each for row in rows][:limit]


def _answer(reader: Reader, asked: Question, choice: Choice, rows: list[_Row], labels: Mapping[str, str]) -> Answer:
    intent = choice.intent
    more, known = _others(reader, intent, choice, rows)
    parameters: dict[str, Any] = dict(choice.parameters)
    if choice.cities:
        parameters["city"] = list(choice.cities)
    return Answer(
        question=asked.text,
        language=asked.language,
        template=intent.template,
        parameters=parameters,
        summary=sum_up(intent.summary, rows, {**labels, **known}, asked.language, more),
        columns=tuple(
            AnswerColumn(name=column.name, meaning=column.meaning) for column in load_library()[intent.template].columns
        ),
        rows=tuple(rows),
    )


def _others(reader: Reader, intent: Intent, choice: Choice, rows: list[_Row]) -> tuple[Wording | None, dict[str, str]]:
    """The cities whose plans are not among the rows, when the question was about all of them."""
    if intent.others is None or "city" in choice.parameters:
        return None, {}
    cities = run_template(reader, load_library()["cities"], {}, limit=MAX_LIMIT)
    seen = {row["city"] for row in rows}
    others = [str(row["city"]) for row in cities if row["city"] not in seen]
    return (intent.others, {"others": "、".join(others)}) if others and rows else (None, {})


def _no_answer(asked: Question, why: Wording, **values: str) -> Answer:
    chinese = asked.language is Language.ZH
    examples = dict.fromkeys(each.examples.zh if chinese else each.examples.en for each in load_intents().intent)
    suggestions = tuple(examples)[:SUGGESTED]
    listed = " / ".join(suggestions)
    summary = (why.zh if chinese else why.en).format(**values) + ("" if chinese else " ") + listed
    return Answer(question=asked.text, language=asked.language, template=None, summary=summary, suggestions=suggestions)
