"""Rules as data: a pattern with what it must and must not match. Every extractor's patterns are read through here."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pydantic import Field

from ingest.own_vocabulary import own_to_blame, read_own
from schema.evidence import Frozen

FOLDER = Path(__file__).parent / "rules"
_LIST = r"\{\{(\w+(?:\|\w+)*)\}\}"
"""The place of a word list, or of several, in a pattern."""
_PART = r"<<(\w+)>>"
"""The place of a part that several patterns share."""


class Rule(Frozen):
    """A form of the language. `matches` and `rejects` are its own examples, tried by one parametrised test.

    A pattern is searched for, not matched from the start; named groups are part of a rule's contract with its reader.
    """

    id: str
    pattern: str
    matches: tuple[str, ...] = Field(min_length=1)
    rejects: tuple[str, ...] = Field(min_length=1)
    note: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern)


class Rulebook(Frozen):
    """One file of rules/: words that patterns are made of, and the patterns."""

    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    rule: tuple[Rule, ...] = ()

    def __getitem__(self, rule_id: str) -> Rule:
        return self._by_id[rule_id]

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rule}


def _expand(
    rule: Mapping[str, object], words: Mapping[str, Sequence[str]], parts: Mapping[str, str]
) -> dict[str, object]:
    """Put shared parts and word lists into a pattern: `<<list>>` becomes that part, `{{units}}` the words of that list as
    alternatives, `{{units|groups}}` those of both."""

    def alternatives(match: re.Match[str]) -> str:
        names = match[1].split("|")
        if unknown := [name for name in names if name not in words]:
            raise ValueError(f"rule {rule['id']!r} names the words {', '.join(map(repr, unknown))}, and there are none")
        return _alternatives(word for name in names for word in words[name])

    def part(match: re.Match[str]) -> str:
        if match[1] not in parts:
            raise ValueError(f"rule {rule['id']!r} names the part {match[1]!r}, and there is none")
        return re.sub(_PART, part, parts[match[1]])

    return {**rule, "pattern": re.sub(_LIST, alternatives, re.sub(_PART, part, str(rule["pattern"])))}


def _alternatives(words: Iterable[str]) -> str:
    """A pattern for any of these words, longest first. They stand by their first letters: a long list is then tried at few
    places, and few of it there."""
    by_letter = defaultdict[str, list[str]](list)
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        by_letter[word[:1]].append(re.escape(word[1:]))
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_letter.items()) + ")"


@cache
def load_rules(name: str) -> Rulebook:
    """The rules of `rules/<name>.toml`, its word lists put into its patterns."""
    shipped = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    own = read_own(f"rules/{name}", Rulebook)
    if own is None:
        return _rulebook(shipped.get("words", {}), shipped.get("rule", ()), shipped.get("parts", {}))
    with own_to_blame(f"rules/{name}"):
        book = _with_own(shipped, own)
        _try_examples(book)
    return book


def _rulebook(
    words: Mapping[str, Sequence[str]], rules: Iterable[Mapping[str, object]], parts: Mapping[str, str]
) -> Rulebook:
    return Rulebook.model_validate({"words": words, "rule": [_expand(rule, words, parts) for rule in rules]})


def _with_own(shipped: dict[str, Any], own: Rulebook) -> Rulebook:
    """A user's words are added to the shipped lists; a rule stands in the place of the shipped one of its id.

    Code asks for rules and lists by their names: what it does not know would be passed over in silence.
    """
    words = shipped.get("words", {})
    used = {key for rule in own.rule for keys in re.findall(_LIST, rule.pattern) for key in keys.split("|")}
    new_rules = {rule.id for rule in own.rule} - {rule["id"] for rule in shipped.get("rule", ())}
    if unknown := sorted((own.words.keys() - words.keys() - used) | new_rules):
        raise ValueError(f"no rule and no list of words that is read goes by {', '.join(map(repr, unknown))}")
    more = {key: (*words.get(key, ()), *own.words.get(key, ())) for key in {**words, **own.words}}
    rules = {rule["id"]: rule for rule in shipped.get("rule", ())} | {rule.id: rule.model_dump() for rule in own.rule}
    return _rulebook(more, rules.values(), shipped.get("parts", {}))


def _try_examples(book: Rulebook) -> None:
    """A pattern that does not do what its own examples say is an error, whoever's words are in it."""
    for rule in book.rule:
        try:
            missed = [example for example in rule.matches if not rule.regex.search(example)]
            taken = [example for example in rule.rejects if rule.regex.search(example)]
        except re.error as error:
            raise ValueError(f"rule {rule.id!r}: its pattern is no regular expression: {error}") from error
        if missed or taken:
            raise ValueError(f"rule {rule.id!r}: does not match {missed}, and matches {taken}")
