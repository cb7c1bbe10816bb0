"""What is handed from step to step inside ingest: all frozen, all offsets named by the text they count in.

Two texts exist. The *original* is the document as decoded; evidence counts in it. The *cleaned* text is what every
rule reads: page and converter marks gone, hard-wrapped lines joined, spaces inside Chinese text removed, one paragraph
or table row a line. `Cleaned.origin` carries a span from the second to the first.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from schema.facts import CityFact
from schema.roles import (
    Basis,
    DepartmentKind,
    IndicatorSource,
    ItemKind,
    Nature,
    Operator,
    PlanStatus,
    Precision,
    ProjectKind,
    Role,
    SectionKind,
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A range of the original that was read by OCR, and how surely (0 to 1)."""

    start: int
    end: int
    sureness: float


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: `text` is the original, `name` the file's name, `sha256` that of its bytes.

    The original of a file that is no plain text is its text as taken out: a paragraph or table row a line, cells
    parted by tabs. `pages` are the offsets where its pages begin, none where the file has no pages; `unread` are the
    numbers of pages that are pictures and were left out. `merges_known` tells that merged cells were written out
    under each of their rows, so that an empty cell is empty.
    """

    name: str
    format: str
    sha256: str
    text: str
    pages: tuple[int, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    unread: tuple[int, ...] = ()
    merges_known: bool = False

    def page_at(self, offset: int) -> int | None:
        """The number of the page that holds this place, from 1."""
        return max(1, bisect_right(self.pages, offset)) if self.pages else None

    def sureness_of(self, start: int, end: int) -> float | None:
        """How surely the least sure line of this range was read by OCR; None where none of it was."""
        first = bisect_right(self.recognised, start, key=lambda line: line.end)
        last = bisect_left(self.recognised, end, key=lambda line: line.start)
        return min((line.sureness for line in self.recognised[first:last]), default=None)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters in the cleaned text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    start: int
    end: int
    text: str
    covered: bool = False
    """Empty, because a cell from above reaches down over it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the cleaned text: one row a line, cells parted by tabs. A cell cut off by a page break may be empty.

    `merges_known` tells that a cell which goes on from above is written out or marked as covered: any other empty cell
    is empty.
    """

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    merges_known: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the cleaned text that is no table row. `mark` is a heading mark of markdown (1–6) or 0."""

    start: int
    end: int
    mark: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The cleaned text and the way back.

    `folded` has the same length: full-width digits, letters and marks as their half-width forms (（） stay as they
    are, ( ) become （ ）; : becomes ：; ; becomes ；; , between Chinese becomes ，). Rules match on `folded`; words are
    always taken from `text`. `offsets[i]` is the original's offset of character i.
    """

    document: Document
    text: str
    folded: str
    offsets: "array[int]" = field(repr=False)
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    contents: tuple[Paragraph, ...] = ()
    """Lines of tables of contents: kept out of `paragraphs`."""
    interleaved: tuple[Span, ...] = ()
    """Rows whose cells' lines stand among each other's in the original, in order."""

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The original's (start, end) of a span of the cleaned text that is not empty."""
        if self.is_interleaved(start, end):
            words = [at for at, mark in zip(self.offsets[start:end], self.text[start:end], strict=True) if mark.strip()]
            return min(words), max(words) + 1
        return self.offsets[start], self.offsets[end - 1] + 1

    def is_interleaved(self, start: int, end: int) -> bool:
        """Whether a span has words that the original has others among."""
        at = bisect_right(self.interleaved, start, key=lambda row: row.end)
        return at < len(self.interleaved) and self.interleaved[at].start < end


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the body and what stands under it; all offsets in the cleaned text.

    `index` is its place in document order, `parent` the index of the section around it. The heading runs from
    `start` to `body_start`, its own text (sub-sections left out) from `body_start` to `body_end`, the whole with all
    sub-sections to `end`. `box` marks a 专栏 and what is inside it.
    """

    index: int
    parent: int | None
    level: int
    number: str | None
    title: str
    kind: SectionKind
    start: int
    body_start: int
    body_end: int
    end: int
    box: bool = False
    listed: bool = False
    """No heading: it holds the list of tasks that begins under none, and goes by the document's title."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a section's own text (no heading, no closing bracket statement, no table row)."""

    start: int
    end: int
    section: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the plan says about itself before its first heading (and in its title)."""

    title: str
    city: CityFact | None
    city_written: str | None
    ancestors: tuple[CityFact, ...]
    doc_number: str | None
    issued: str | None
    status: PlanStatus
    period_start: int | None
    period_end: int | None
    issuer: str | None


@dataclass(frozen=True, slots=True)
class TaskColumns:
    """The columns that say who, by role, and those that say what, the one that names a row's task first; the rows begin
    at `first_row`."""

    first_row: int
    roles: Mapping[int, Role]
    items: Mapping[int, ItemKind]
    first_leads: bool = False


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table whose rows say who does what, and how many cells such a row has."""

    table: Table
    columns: TaskColumns
    width: int

    @property
    def heads(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows of its head."""
        return self.table.rows[: self.columns.first_row]

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """Its rows below the head."""
        return self.table.rows[self.columns.first_row :]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document cleaned and segmented: what every extractor is given."""

    cleaned: Cleaned
    front: FrontMatter
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    task_tables: tuple[TaskTable, ...] = ()

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds this place of the cleaned text."""
        low, high = 0, len(self.sections)
        while low < high:
            middle = (low + high) // 2
            if self.sections[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return self.sections[low - 1] if low else None


@dataclass(frozen=True, slots=True)
class Mention:
    """What every extractor gives: a place in the cleaned text, the rule that found it and on what basis."""

    start: int
    end: int
    rule: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class ResponsibilityMention(Mention):
    """One unit's duty. `item` is the task's title, the measure's sentence, the project's or indicator's name.

    `item_start` and `item_end` are the place of a measure's sentence or of an indicator's row; `section` the index
    of the section it stands in. `written` is the unit's form in the plan, `plate` the form with a second name in
    brackets (`省体育局（省体育总会）`) where the plan gives one.
    """

    role: Role
    written: str
    item_kind: ItemKind
    item: str
    item_start: int
    item_end: int
    section: int | None
    plate: str | None = None


@dataclass(frozen=True, slots=True)
class IndicatorMention(Mention):
    name: str
    unit: str | None
    base_value: float | None
    base_year: int | None
    target_value: float
    target_year: int | None
    operator: Operator
    nature: Nature | None
    source: IndicatorSource
    written_departments: tuple[str, ...]
    section: int | None


@dataclass(frozen=True, slots=True)
class ProjectMention(Mention):
    name: str
    kind: ProjectKind
    parent: str | None
    investment_yuan: float | None
    scale: str | None
    section: int | None


@dataclass(frozen=True, slots=True)
class DeadlineMention(Mention):
    """`start` and `end` span the quote (the clause with its expression), `text` is the expression alone."""

    text: str
    date: str | None
    precision: Precision
    recurrence: str | None
    section: int | None


@dataclass(frozen=True, slots=True)
class ResolvedDepartment:
    """A unit with its full name in its city (`city` is None where the plan's city is unknown)."""

    name: str
    written: tuple[str, ...]
    kind: DepartmentKind
    function: str
    city: CityFact | None
    listed: bool = True
    """False where the vocabulary does not know the name."""


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A word of a topic in the cleaned text."""

    topic: str
    start: int
    end: int
    written: str
