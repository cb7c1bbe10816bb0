"""The glossary read: the zh and en label of every member of the closed sets."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path

from schema.evidence import Frozen


class Term(Frozen):
    zh: str
    en: str
    note: str = ""


@cache
def load_terms() -> dict[str, dict[str, Term]]:
    """terms.toml: set name → member → term."""
    content = tomllib.loads(Path(__file__).with_name("terms.toml").read_text(encoding="utf-8"))
    return {name: {key: Term.model_validate(term) for key, term in terms.items()} for name, terms in content.items()}


def term_of(member: StrEnum) -> Term:
    """The term of a member of a closed set: Role.LEAD → 牵头, lead."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", type(member).__name__).lower()
    return load_terms()[name][member.value]
