"""Names of organisations that the vocabulary lists, in the forms that plans shorten them to."""

from functools import lru_cache

from ingest.resolve.vocabulary import DIVISION_MARKS, load_index
from ingest.rulebook import load_rules

_REMEMBERED = 4096
"""Names come again all through a plan, and each is asked about several times."""


@lru_cache(_REMEMBERED)
def name_is_known(name: str) -> bool:
    """Whether the vocabulary lists the name, with or without 省, 市, 区 or 县 in front, or its function's word with 部门."""
    index = load_index()
    stems = (name, *(name.removeprefix(mark) for mark in DIVISION_MARKS if name.startswith(mark)))
    return any(s in index.entries or _names_function(s) for s in stems)


def _names_function(name: str) -> bool:
    """`财政部门`, `卫生健康行政部门`, and what is left of `市级财政` behind its mark."""
    begins = name.removeprefix("级")
    ends = load_rules("departments")["function_word"].regex.sub("", begins)
    return any(word != name and word in load_index().bare for word in (ends, begins))
