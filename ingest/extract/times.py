"""The years that the sentences of a section name, found once for each section and asked for at each of its numbers."""

from bisect import bisect_left
from collections.abc import Iterator

from ingest.extract.time_expressions import Expression, find_expressions
from ingest.models import Reading, Section


class Times:
    """The time expressions of a reading, by section; a section is searched when it is first asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: dict[int, tuple[Expression, ...]] = {}

    def between(self, section: Section, first: int, last: int) -> Iterator[Expression]:
        """The expressions of a section's own words that stand in this span, in order."""
        found = self._of(section)
        for at in range(bisect_left(found, first, key=lambda expression: expression.start), len(found)):
            if found[at].start >= last:
                return
            if found[at].end <= last:
                yield found[at]

    def _of(self, section: Section) -> tuple[Expression, ...]:
        if section.index not in self._found:
            folded, front = self._reading.cleaned.folded, self._reading.front
            self._found[section.index] = find_expressions(folded, section.start, section.body_end, front)
        return self._found[section.index]
