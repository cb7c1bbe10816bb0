"""Many spans of one text, joined where they overlap: whether a place is inside one, and how much of another they hold."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Spans:
    """Half-open, in order and apart."""

    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int]]) -> Self:
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(spans):
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        return cls(starts, ends)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them has a character of this span."""
        return any(first < last for first, last in self.within(start, end))

    def within(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of these spans that lie in text[start:end]."""
        first = max(0, bisect_right(self.starts, start) - 1)
        for at in range(first, bisect_left(self.starts, end)):
            if self.ends[at] > start:
                yield max(start, self.starts[at]), min(end, self.ends[at])
