"""The facts of a plan as lines, one fact each, in document order: what a diff of two readings is made of."""

from collections.abc import Iterator

from schema.evidence import Evidence, Frozen
from schema.facts import PlanFacts

COMPUTED = frozenset({"id", "city_id", "section", "department", "item_id", "parent_id", "sha256", "project"})
"""Ids and hashes say nothing to a reader; what they point to stands on a line of its own."""
SAID_ALREADY = frozenset({"text", "quote", "start", "end", "page"})


def lines_of_facts(facts: PlanFacts) -> Iterator[str]:
    yield f"plan {_fields(facts.plan, COMPUTED)}"
    for section in facts.sections:
        indent = "  " * (section.level - 1)
        yield f"section [{section.start}-{section.end}] {indent}{section.number or '-'} {section.title} ({section.kind})"
    for department in facts.departments:
        yield f"department {_fields(department, COMPUTED)}"
    for kind in ("responsibilities", "indicators", "projects", "deadlines"):
        yield from (_line(kind, fact) for fact in getattr(facts, kind))
    yield f"measures {len(facts.measures)}"
    if facts.report is not None:
        yield f"coverage {facts.report.coverage}"
        yield from (f"unread [{u.start}-{u.end}] {u.reason} {_short(u.quote)}" for u in facts.report.unread)
    yield from _topics(facts)


def _topics(facts: PlanFacts) -> Iterator[str]:
    """One line a topic, with the words and places that it is found by: a topic has hundreds."""
    for topic in sorted({mention.topic for mention in facts.mentions}):
        found = (f"{m.written}@{m.start}" for m in facts.mentions if m.topic == topic)
        yield f"topic {topic}: {' '.join(found)}"


def _line(kind: str, fact: Evidence) -> str:
    left_out = COMPUTED | SAID_ALREADY - ({"text"} if kind == "deadlines" else set())
    return f"{kind} [{fact.start}-{fact.end}] {_fields(fact, left_out)} | {_short(fact.quote)}"


def _fields(fact: Frozen, left_out: frozenset[str]) -> str:
    said = ((name, value) for name, value in fact.model_dump(mode="json").items() if name not in left_out)
    return " ".join(f"{name}={_shown(value)}" for name, value in said if value not in (None, []))


def _shown(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else f"{quote[:40]}…{quote[-19:]}"
