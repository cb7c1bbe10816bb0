"""What is said where the graph has no answer, and what can be asked instead."""

from api.answers import SUGGESTION_END, Answer
from api.ask_cities import cities_of
from api.ask_intents import load_intents
from api.ask_language import Language
from api.ask_question import Kind, Question, fold
from api.ask_summary import Speaker
from queries.store import Reader
from schema.wording import Wording

SUGGESTED = 6

_CANNOT = Wording(
    zh="这个问题超出了图谱的范围：图谱只有规划里写明的任务、部门、指标、项目和时限。可以这样问：",
    en="The graph cannot answer this: it holds the tasks, departments, indicators, projects and deadlines that plans state. You can ask:",
)
_NOT_FOUND = Wording(
    zh="规划里没有找到“{words}”；图谱只有规划里写明的任务、部门、指标、项目和时限。可以这样问：",
    en="Nothing in the plans is known as “{words}”; the graph holds the tasks, departments, indicators, projects and deadlines that plans state. You can ask:",
)
_NO_PLAN = Wording(
    zh="图谱里没有{places}的规划，有规划的是{cities}。可以这样问：",
    en="The graph has no plan of {places}; it has those of {cities}. You can ask:",
)

_WIDER = Wording(zh="“{word}”按主题“{topic}”查找", en="“{word}” is looked up as the topic {topic}")


def no_plan(reader: Reader, asked: Question) -> Answer:
    """The question is about places that the graph has no plan of."""
    speaker = Speaker(asked.language, {})
    strange = list(dict.fromkeys(link.label for link in asked.of_kind(Kind.DIVISION)))
    return _suggest(asked, _NO_PLAN, places=speaker.listed(strange), cities=speaker.listed(cities_of(reader)))


def not_found(asked: Question, words: str) -> Answer:
    """Nothing can be asked for with what the question names; `words` are those that nothing is known by."""
    return _suggest(asked, _NOT_FOUND if words else _CANNOT, words=words)


def noted(asked: Question, summary: str, topic: object = None) -> str:
    """The sentence behind what must be said of how the question was read; `topic` is the one that was asked for."""
    opening, mark, closing = ("（", "；", "）") if asked.language is Language.ZH else ("(", "; ", ") ")
    notes = (*asked.notes, *_taken_wider(asked, topic))
    return f"{opening}{mark.join(notes)}{closing}{summary}" if notes else summary


def _taken_wider(asked: Question, topic: object) -> tuple[str, ...]:
    """That a word is looked up as its topic, where neither has the other in it: 尾矿库 as 矿山安全."""
    wording = _WIDER.zh if asked.language is Language.ZH else _WIDER.en
    words = {asked.text[link.start : link.end]: link.label for link in asked.of_kind(Kind.TOPIC) if link.value == topic}
    return tuple(
        wording.format(word=word, topic=label)
        for word, label in words.items()
        if fold(word) not in fold(label) and fold(label) not in fold(word)
    )


def _suggest(asked: Question, why: Wording, **values: str) -> Answer:
    chinese = asked.language is Language.ZH
    examples = {intent.template: intent.examples for intent in reversed(load_intents().intent)}
    suggestions = tuple(each.zh if chinese else each.en for each in reversed(examples.values()))[:SUGGESTED]
    said = (
        (why.zh if chinese else why.en).format(**values) + ("" if chinese else " ") + SUGGESTION_END.join(suggestions)
    )
    return Answer(
        question=asked.written,
        language=asked.language,
        template=None,
        summary=noted(asked, said),
        suggestions=suggestions,
    )
