"""The indicators that a question names: by the vocabulary, or by what it shares with the names that plans give them."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache

from api.ask_intents import load_intents
from api.ask_language import Language
from api.ask_question import Kind, Link, Question, apart, places
from api.ask_wording import wording
from ingest.resolve.english import EnglishNames, phrase_of
from ingest.resolve.indicators import load_indicators

_SHORTEST_PIECE = 2
_RATE = "率"
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


def most_alike(rows: Iterable[dict[str, object]], question: Question) -> tuple[Link, ...]:
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
