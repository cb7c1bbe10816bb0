"""Headings -> nesting: which heading stands inside which, from the order of number styles that the document uses."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from ingest.headings import load_styles
from ingest.segment.candidates import LEADS, RUNNING, Candidate

_OUTERMOST = ("attachment", "standalone")
"""Styles that end every heading before them."""
_DECIMAL = ("multiple", "multiple_deep")
_SKIPPED = 3
_LOST = 12
"""The most headings that can be missing between two, where three numbers in a row follow."""


@dataclass(slots=True)
class Node:
    candidate: Candidate
    parent: int | None
    level: int
    box: bool


def nest(candidates: list[Candidate]) -> list[Node]:
    """The headings among the candidates, in order, each with its parent's index and level."""
    return _Nesting(candidates).nodes


class _Nesting:
    """Walks the candidates with a stack of open headings."""

    def __init__(self, candidates: list[Candidate]) -> None:
        """`running_on`: the styles whose numbers have run on from one chapter into the next."""
        self.above = _order(candidates)
        self.is_piece = _first_number(candidates) > 1
        self.resumed = _find_resumed(candidates)
        self.nodes: list[Node] = []
        self.stack: list[int] = []
        self.last: dict[tuple[str, bool], int] = {}
        self.series: dict[str, int] = {}
        self.reached: list[int] = []
        self.running_on: set[str] = set()
        for candidate in candidates:
            self._take(candidate)

    def _take(self, candidate: Candidate) -> None:
        if not candidate.titled:
            self._count(candidate)
        elif candidate.style in _OUTERMOST:
            self.stack.clear()
            self._push(candidate)
        elif candidate.style in LEADS:
            self._place_lead(candidate)
        elif candidate.style == "box":
            self._place_box(candidate)
        elif candidate.style in RUNNING:
            self._place_running(candidate)
        elif candidate.style not in _DECIMAL or self._counts_on(candidate):
            self._close_down_to(candidate)
            self._push(candidate)

    def _counts_on(self, candidate: Candidate) -> bool:
        """Whether a decimal number begins or goes on with a series: `1.5` after nothing is a value, not a heading."""
        series = (candidate.number or "").rsplit(".", 1)[0]
        before = self.series.get(series, 0)
        goes_on = candidate.value == 1 or 0 < before < candidate.value <= before + _SKIPPED
        if goes_on:
            self.series[series] = candidate.value
        return goes_on

    def _count(self, candidate: Candidate) -> None:
        """An item without a title: the next one goes on from it."""
        in_box = self._open_box() is not None
        place = self._find(candidate.style)
        before = self.last.get((candidate.style, in_box), 0) if place is None else self.reached[self.stack[place]]
        if candidate.value == 1 or before < candidate.value <= before + self._step(candidate):
            self.last[candidate.style, in_box] = candidate.value
            if place is not None:
                self.reached[self.stack[place]] = candidate.value

    def _place_box(self, candidate: Candidate) -> None:
        """A box stands one level below the heading that it follows; the next box is no part of it."""
        opened = self._open_box()
        if opened is not None:
            del self.stack[opened:]
        self._push(candidate)

    def _place_running(self, candidate: Candidate) -> None:
        """A number must begin or go on with a series: that of the open box first, then one around it."""
        box = self._open_box()
        if box is not None:
            place = self._find(candidate.style, above=box)
            if place is not None and self._goes_on(candidate, place):
                del self.stack[place:]
                self._push(candidate)
                return
            if place is None and candidate.value == 1:
                del self.stack[box + 1 :]
                self._push(candidate)
                return
            if not self._belongs_outside(candidate, box):
                return
            del self.stack[box:]
        if not self._begins_or_goes_on(candidate):
            return
        self._close_down_to(candidate)
        self._push(candidate)

    def _belongs_outside(self, candidate: Candidate, box: int) -> bool:
        place = self._find(candidate.style, below=box)
        if place is not None:
            return self._goes_on(candidate, place)
        return candidate.value == self.last.get((candidate.style, False), 0) + 1

    def _begins_or_goes_on(self, candidate: Candidate) -> bool:
        if candidate.value == 1 and not candidate.tight:
            return True
        place = self._find(candidate.style)
        if place is not None and self._goes_on(candidate, place):
            return True
        last = self.last.get((candidate.style, False), 0)
        if candidate.tight:
            return False
        is_next = candidate.value == last + 1 or (0 < last < candidate.value and candidate.start in self.resumed)
        is_near = candidate.style in self.running_on and last < candidate.value <= last + _SKIPPED
        if place is None and last > 0 and is_next:
            self.running_on.add(candidate.style)
        return is_next or is_near or (self.is_piece and candidate.value > last)

    def _goes_on(self, candidate: Candidate, place: int) -> bool:
        before = self.reached[self.stack[place]]
        return before < candidate.value <= before + (1 if candidate.tight else self._step(candidate))

    def _step(self, candidate: Candidate) -> int:
        """How far a number may be from the one before it."""
        return _LOST if candidate.start in self.resumed else _SKIPPED

    def _place_lead(self, candidate: Candidate) -> None:
        """A lead stands beside the last one of its style, else below what is open."""
        place = self._find(candidate.style)
        if candidate.style == "marked":
            place = self._find_mark(candidate.mark)
        if place is not None:
            del self.stack[place:]
        self._push(candidate)

    def _find_mark(self, mark: int) -> int | None:
        """The outermost open heading whose markdown mark is of the same level or a lower one."""
        for place, index in enumerate(self.stack):
            candidate = self.nodes[index].candidate
            if candidate.mark >= mark or (candidate.style in LEADS and candidate.style != "marked"):
                return place
        return None

    def _close_down_to(self, candidate: Candidate) -> None:
        """Close what cannot hold this heading: its own style and everything below it."""
        place = self._find(candidate.style)
        if place is not None:
            del self.stack[place:]
            if self.stack and self.nodes[self.stack[-1]].candidate.style == "line":
                return
        while self.stack and self._is_below(self.nodes[self.stack[-1]].candidate, candidate):
            self.stack.pop()

    def _is_below(self, opened: Candidate, candidate: Candidate) -> bool:
        if opened.style in ("box", "standalone"):
            return True
        if opened.style in LEADS and opened.style != "marked":
            return not (opened.whole and candidate.value == 1 and candidate.style in RUNNING)
        if opened.style == "marked":
            return candidate.mark > 0 and candidate.mark <= opened.mark
        return (candidate.style, opened.style) in self.above

    def _open_box(self) -> int | None:
        for place, index in enumerate(self.stack):
            if self.nodes[index].candidate.style == "box":
                return place
        return None

    def _find(self, style: str, *, above: int = -1, below: int | None = None) -> int | None:
        """The innermost open heading of a style."""
        for place in range(len(self.stack) - 1 if below is None else below - 1, above, -1):
            if self.nodes[self.stack[place]].candidate.style == style:
                return place
        return None

    def _push(self, candidate: Candidate) -> None:
        parent = self.stack[-1] if self.stack else None
        box = candidate.style == "box" or self._open_box() is not None
        self.nodes.append(Node(candidate, parent, len(self.stack) + 1, box))
        self.reached.append(candidate.value)
        self.stack.append(len(self.nodes) - 1)
        if candidate.value:
            self.last[candidate.style, box] = candidate.value


def _first_number(candidates: list[Candidate]) -> int:
    """The first number of a text: that of a piece cut out of a document is not 1, and its other numbers may begin
    anywhere too."""
    return next((c.value for c in candidates if c.style in load_styles() and c.value and not c.tight), 1)


def _find_resumed(candidates: list[Candidate]) -> frozenset[int]:
    """Where the numbers of a style go on behind a gap, three almost in a row: a page left some out."""
    found: set[int] = set()
    by_style: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.style in RUNNING and not candidate.tight:
            by_style.setdefault(candidate.style, []).append(candidate)
    for series in by_style.values():
        for before, first, second, third in zip(series, series[1:], series[2:], series[3:], strict=False):
            in_a_row = 0 < second.value - first.value < _SKIPPED and 0 < third.value - second.value < _SKIPPED
            if in_a_row and before.value + _SKIPPED < first.value <= before.value + _LOST:
                found.add(first.start)
    return frozenset(found)


def _order(candidates: list[Candidate]) -> frozenset[tuple[str, str]]:
    """Pairs (upper, lower) of number styles: a style stands below another where it begins anew inside its series, right
    behind one of its numbers, or once below a line that is its heading. Numbers that run on across chapters have other
    styles begin anew between them too."""
    numbered = [
        c for c in candidates if c.titled and c.style not in LEADS and c.style != "box" and c.style not in _OUTERMOST
    ]
    styles = [s for s in load_styles() if any(c.style == s for c in numbered)]
    restarts: Counter[tuple[str, str]] = Counter()
    begins = Counter((before.style, after.style) for before, after in pairwise(numbered) if after.value == 1)
    heads = {(before.style, after.style) for before, after in pairwise(numbered) if after.value == 1 and before.whole}
    seen: dict[str, set[str]] = {}
    for candidate in numbered:
        if candidate.value == 1:
            for begun in seen.values():
                begun.add(candidate.style)
        else:
            for inner in seen.get(candidate.style, set()) - {candidate.style}:
                restarts[candidate.style, inner] += 1
        seen[candidate.style] = set()
    pairs = set()
    for i, first in enumerate(styles):
        for second in styles[i + 1 :]:
            more = begins[second, first] > begins[first, second]
            restarted = restarts[second, first] > restarts[first, second]
            once = (second, first) in heads and not (begins[first, second] or restarts[first, second])
            swapped = more and (restarted or once)
            pairs.add((second, first) if swapped else (first, second))
    return frozenset(pairs)
