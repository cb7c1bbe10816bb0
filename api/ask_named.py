"""What a question names, by the kinds that intents speak of: values for templates, and labels for the summary."""

import re
from collections.abc import Mapping

from api.ask_items import core_of
from api.ask_language import Language
from api.ask_left import without_idle, words_left
from api.ask_question import Kind, Question
from api.ask_targets import find_target
from api.ask_values import Values, find_values
from schema.roles import Role
from schema.terms import load_terms, term_of

_ROLES: Mapping[tuple[str, ...], str] = {("lead",): "lead", ("support",): "support"}
"""A question about one role; with several it is about all."""
_NO_NAMES = (None, "collective")
"""Several departments are nobody in particular."""
_SHORTEST_PHRASE = 2
_QUOTED = re.compile(r"[“\"「『《]([^”\"」』》]{2,})[”\"」』》]")


def name_all(question: Question) -> tuple[dict[str, object], dict[str, str]]:
    """(kind → value, asked_kind → label); a kind that the question does not name is not there."""
    named: dict[str, object] = {}
    labels: dict[str, str] = {}
    for kind in (Kind.CITY, Kind.DEPARTMENT, Kind.FUNCTION, Kind.INDICATOR, Kind.TASK, Kind.TASK_NAME):
        if links := question.of_kind(kind):
            named[kind] = links[0].value
            labels[f"asked_{kind}"] = links[0].label
    named |= (
        _holders(question)
        | _cities(question)
        | _values(find_values(question.folded))
        | find_target(question.folded)
        | _words(question)
    )
    if topics := question.of_kind(Kind.TOPIC):
        longest = max(topics, key=lambda link: link.end - link.start)
        named["topic"], labels["asked_topic"] = longest.value, longest.label
    labels |= {f"asked_{kind}": str(named[kind]) for kind in ("phrase", "text", "quoted", "left") if kind in named}
    if "role" in named:
        labels["asked_role"] = term_of(Role(str(named["role"]))).zh
    if "nature" in named:
        nature = load_terms()["nature"][str(named["nature"])]
        labels["asked_nature"] = nature.zh if question.language is Language.ZH else f"{nature.en} "
    return named, {f"asked_{kind}": "" for kind in (*Kind, "role", "nature", "left")} | labels


def _holders(question: Question) -> dict[str, object]:
    """Each department or function that is named, of several readings of one place the first."""
    links = [link for link in question.links if link.kind in (Kind.DEPARTMENT, Kind.FUNCTION)]
    places = {(link.start, link.end): link for link in reversed(links)}
    none = {Kind.DEPARTMENT.value: None, Kind.FUNCTION.value: None}
    holders = tuple(
        {**none, link.kind.value: link.value} for _, link in sorted(places.items(), key=lambda each: each[0])
    )
    held_by = tuple(value for holder in holders for value in holder.values() if value not in _NO_NAMES)
    return ({"holders": holders} if holders else {}) | ({"held_by": held_by} if held_by else {})


def _cities(question: Question) -> dict[str, object]:
    cities = tuple(dict.fromkeys(link.value for link in question.of_kind(Kind.CITY)))
    return {"cities": cities} if cities else {}


def _values(values: Values) -> dict[str, object]:
    named: dict[str, object | None] = {
        "role": _ROLES.get(values.roles),
        "nature": values.nature,
        "recurrence": values.recurrence,
        "since": values.since,
        "until": values.until,
        "date": values.since or values.until,
        "least": values.least,
        "most": values.most,
        "sum": values.least or values.most,
    }
    return {kind: value for kind, value in named.items() if value is not None}


def _words(question: Question) -> dict[str, object]:
    """`quoted` stands in quotation marks, `text` is all that is left to search for, `phrase` the same where it says
    more than one topic does, `left` what nothing is known by."""
    quoted = " ".join(match[1] for match in _QUOTED.finditer(question.text))
    words = " ".join(link.value for link in question.of_kind(Kind.TEXT))
    phrase = words if says_more_than_a_topic(question) else ""
    named = {"quoted": quoted, "text": words, "phrase": phrase, "left": words_left(question)}
    return {kind: said for kind, said in named.items() if said}


def says_more_than_a_topic(question: Question) -> bool:
    """Whether the words that are left to search for are more than one topic's name."""
    topics = question.of_kind(Kind.TOPIC)
    if len(topics) > 1:
        return True
    left = "".join(
        _outside(link.value, link.start, [(t.start, t.end) for t in topics]) for link in question.of_kind(Kind.TEXT)
    )
    return len(core_of(without_idle(left))) >= _SHORTEST_PHRASE


def _outside(text: str, start: int, spans: list[tuple[int, int]]) -> str:
    return "".join(each for at, each in enumerate(text, start) if not any(a <= at < b for a, b in spans))
