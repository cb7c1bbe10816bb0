"""Whether the graph holds to its own rules: nothing half, no orphan, every quote where it says it stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.check import is_grounded, squeeze
from ingest.models import Document
from ingest.read import read_document
from ingest.settings import IngestSettings
from ingest.sources import find_sources
from queries.library import load_facts, load_write
from queries.store import Store, Transaction
from queries.verify import expected_indexes, load_rules
from schema.evidence import Evidence, Frozen

SHOWN_OF_A_RULE = 100
"""So many that break one rule are named; where the graph is broken all over, a few say it."""

_LONGEST_MARK = 16
"""Characters of a heading's number and punctuation, which its title leaves aside."""

_INDEXES = "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name"
_NO_LIMIT = 0.0


class Fault(Frozen):
    """What breaks a rule. `plan` is an id, null where it is no single plan's."""

    rule: str
    means: str
    plan: str | None
    subject: str


class PlanCounts(Frozen):
    """How much of one plan is in the graph; `original`: its file was there to compare with."""

    id: str
    title: str
    source: str
    sections: int
    tasks: int
    measures: int
    projects: int
    indicators: int
    deadlines: int
    duties: int
    quotes: int
    original: bool


class Verification(Frozen):
    """What was looked at, and everything that is wrong."""

    plans: tuple[PlanCounts, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A section as evidence sees it."""

    title: str
    text: str
    start: int
    end: int


def verify(store: Store, paths: Sequence[Path], settings: IngestSettings) -> Verification:
    """Look at the whole graph while nobody writes; and at the plans' files, where `paths` has them."""
    originals = {document.sha256: document for document in _documents(paths, settings)}
    return store.writer.work(lambda transaction: _verify(transaction, originals), timeout=_NO_LIMIT)


def _documents(paths: Sequence[Path], settings: IngestSettings) -> Iterator[Document]:
    for source in find_sources(paths):
        yield read_document(source.path, settings)


def _verify(transaction: Transaction, originals: Mapping[str, Document]) -> Verification:
    transaction.run(load_write("hold"))
    faults = [*_missing_indexes(transaction), *_broken_rules(transaction)]
    plans = []
    for row in transaction.run(load_facts("plans")):
        original = originals.get(str(row.pop("sha256")))
        quotes = _quotes(transaction, str(row["id"]))
        faults += _ungrounded(str(row["id"]), quotes, _places(transaction, str(row["id"])))
        if original is not None:
            faults += _not_in_original(str(row["id"]), quotes, original)
        plans.append(PlanCounts.model_validate(row | {"quotes": len(quotes), "original": original is not None}))
    return Verification(plans=tuple(plans), faults=tuple(faults))


def _missing_indexes(transaction: Transaction) -> Iterator[Fault]:
    there = {row["name"] for row in transaction.run(_INDEXES)}
    for name in sorted(expected_indexes() - there):
        means = "a constraint or index is not there, or does not serve"
        yield Fault(rule="indexes", means=means, plan=None, subject=name)


def _broken_rules(transaction: Transaction) -> Iterator[Fault]:
    for rule in load_rules():
        for row in transaction.run(rule.cypher, {"limit": SHOWN_OF_A_RULE}):
            yield Fault.model_validate(row | {"rule": rule.name, "means": rule.means})


def _quotes(transaction: Transaction, plan: str) -> list[tuple[str, Evidence]]:
    """What each is the evidence of, and the quote. Those whose words or place are none are told by another rule."""
    return [
        (str(row.pop("subject")), Evidence.model_validate(row))
        for row in transaction.run(load_facts("evidence"), {"plan": plan})
        if _is_words(row["quote"]) and _is_span(row["start"], row["end"])
    ]


def _is_words(quote: object) -> bool:
    return isinstance(quote, str) and quote != ""


def _is_span(start: object, end: object) -> bool:
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end


def _places(transaction: Transaction, plan: str) -> list[_Place]:
    rows = transaction.run(load_facts("sections"), {"plan": plan})
    return [
        _Place(squeeze(str(row["title"])), squeeze(str(row["text"])), row["start"], row["end"])
        for row in rows
        if isinstance(row["start"], int) and isinstance(row["end"], int)
    ]


def _ungrounded(plan: str, quotes: Iterable[tuple[str, Evidence]], places: Sequence[_Place]) -> Iterator[Fault]:
    means = "the quote does not stand in the section at its place"
    for subject, evidence in quotes:
        around = [place for place in places if place.start <= evidence.start and evidence.end <= place.end]
        if not any(_stands_in(evidence.quote, place) for place in around):
            yield Fault(rule="evidence", means=means, plan=plan, subject=f"{subject}: {evidence.quote}")


def _stands_in(quote: str, place: _Place) -> bool:
    """In the section's words, or its heading with the number that the title leaves aside; of a quote that the document
    prints other words among, those that it begins and ends with."""
    words = squeeze(quote)
    if words in place.title + place.text:
        return True
    mark, title, rest = words.partition(place.title)
    if title and len(mark) <= _LONGEST_MARK and rest[_LONGEST_MARK:] in place.text:
        return True
    parts = quote.split()
    return len(parts) > 1 and all(squeeze(part) in place.title + place.text for part in (parts[0], parts[-1]))


def _not_in_original(plan: str, quotes: Iterable[tuple[str, Evidence]], original: Document) -> Iterator[Fault]:
    means = f"the quote does not stand at its place in {original.name}"
    for subject, evidence in quotes:
        if not is_grounded(evidence, original.text):
            yield Fault(rule="original", means=means, plan=plan, subject=f"{subject}: {evidence.quote}")
