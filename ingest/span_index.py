"""Which spans hold a place of the text, without looking at all of them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

_Value = TypeVar("_Value")
_STEP = 256
"""Characters that one list of spans stands for."""


class SpanIndex(Generic[_Value]):
    """Spans with what they stand for, found by place in the order in which they were given."""

    def __init__(self, spans: Iterable[tuple[int, int, _Value]]) -> None:
        self._by_step: defaultdict[int, list[tuple[int, int, _Value]]] = defaultdict(list)
        for start, end, value in spans:
            for step in range(start // _STEP, end // _STEP + 1):
                self._by_step[step].append((start, end, value))

    def holding(self, start: int, end: int) -> list[_Value]:
        """What the spans that hold start…end stand for."""
        near = self._by_step.get(start // _STEP, ())
        return [value for first, last, value in near if first <= start and end <= last]
