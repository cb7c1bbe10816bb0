"""Rules as data: a pattern with what it must and must not match. Every extractor's patterns are read through here."""

import re
import tomllib
from functools import cache, cached_property
from pathlib import Path

from pydantic import Field

from schema.evidence import Frozen

FOLDER = Path(__file__).parent / "rules"


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


def _expand(rule: dict[str, object], words: dict[str, tuple[str, ...]]) -> dict[str, object]:
    """Put word lists into a pattern: `{{units}}` becomes the words of that list, longest first, as alternatives."""

    def alternatives(match: re.Match[str]) -> str:
        return "(?:" + "|".join(re.escape(w) for w in sorted(words[match[1]], key=lambda w: (-len(w), w))) + ")"

    return rule | {"pattern": re.sub(r"\{\{(\w+)\}\}", alternatives, str(rule["pattern"]))}


@cache
def load_rules(name: str) -> Rulebook:
    """The rules of `rules/<name>.toml`, its word lists put into its patterns."""
    content = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    words = content.get("words", {})
    rules = tuple(Rule.model_validate(_expand(rule, words)) for rule in content.get("rule", ()))
    return Rulebook(words=words, rule=rules)
