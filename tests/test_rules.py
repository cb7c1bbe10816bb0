"""Every rule of ingest/rules tries its own examples."""

import tomllib

import pytest

from ingest.rulebook import FOLDER, Rule, _expand, load_rules

BOOKS = sorted(path.stem for path in FOLDER.glob("*.toml"))
RULES = {f"{book}:{rule.id}": rule for book in BOOKS for rule in load_rules(book).rule}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_matches_its_examples_and_rejects_the_others(rule: Rule) -> None:
    missed = [example for example in rule.matches if not rule.regex.search(example)]
    taken = [example for example in rule.rejects if rule.regex.search(example)]
    assert (missed, taken) == ([], [])


@pytest.mark.parametrize("book", BOOKS)
def test_rule_ids_are_unique_in_their_book(book: str) -> None:
    ids = [rule.id for rule in load_rules(book).rule]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("book", BOOKS)
def test_every_word_list_is_used_or_read(book: str) -> None:
    """A list that no pattern uses is read by code under its name; an empty one is a mistake."""
    words = tomllib.loads((FOLDER / f"{book}.toml").read_text(encoding="utf-8")).get("words", {})
    assert [key for key, entries in words.items() if not entries] == []


def test_a_pattern_of_several_lists_finds_each_of_their_words_whole() -> None:
    sites = load_rules("project_sites")
    words = [word for key in ("hall", "place", "route", "alone", "phase", "called") for word in sites.words[key]]
    found = [match[0] for word in words if (match := sites["site"].regex.match(f"{word}，")) is not None]
    assert found == words


@pytest.mark.parametrize("role", ["lead", "support", "responsible"])
def test_a_shared_part_makes_a_label_of_each_word_of_role(role: str) -> None:
    book = load_rules("responsibilities")
    missed = [
        word
        for word in book.words[f"{role}_words"]
        if (found := book["label"].regex.search(f"{word}单位：")) is None or found[role] is None
    ]
    assert missed == []


def test_a_part_that_there_is_none_of_is_an_error() -> None:
    with pytest.raises(ValueError, match="names the part 'none'"):
        _expand({"id": "lone", "pattern": "<<none>>"}, {}, {})
