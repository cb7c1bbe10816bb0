"""Every member of every closed set has its one Chinese and one English word."""

from enum import StrEnum

import pytest

from schema import roles
from schema.terms import load_terms, term_of

SETS = [value for value in vars(roles).values() if isinstance(value, type) and issubclass(value, StrEnum)]


@pytest.mark.parametrize("closed_set", [s for s in SETS if s is not StrEnum])
def test_every_member_has_a_term(closed_set: type[StrEnum]) -> None:
    words = [(term_of(member).zh, term_of(member).en) for member in closed_set]
    assert all(zh and en for zh, en in words)
    assert len({en for _, en in words}) == len(words), "two members share an English word"


def test_no_term_is_left_over() -> None:
    members = {m.value for s in SETS if s is not StrEnum for m in s}
    sets = {name: terms for name, terms in load_terms().items() if name != "word"}
    assert {key for terms in sets.values() for key in terms} == members
