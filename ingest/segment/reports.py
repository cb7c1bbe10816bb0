"""News of a plan: whether it states what the plan sets, and from where on; without that it is no plan to be read."""

from collections.abc import Iterator

from ingest.models import Cleaned, Paragraph
from ingest.rulebook import load_rules
from ingest.segment.lists import FEWEST_ITEMS, find_items
from ingest.segment.sentences import split_sentences

_FRONT_LINES = 12
"""So many lines may stand above the sentence that names the plan: a site's frame, titles, a byline."""
_FEWEST = 2
_SHORTEST_TEXT = 40


def find_report(cleaned: Cleaned) -> int | None:
    """Where the first aim, task or item stands of news that names its plan, and says of several of its tasks who does
    them or by when what is to be reached; None where it does not."""
    named = _named_at(cleaned)
    if named is None:
        return None
    told = [p for p in cleaned.paragraphs if p.end > named]
    aims, duties = list(_aims(cleaned, named, told)), list(_duties(cleaned, told))
    items = [place for place in find_items(cleaned) if place > named]
    says_enough = max(len(aims), len(duties)) >= _FEWEST or (aims and len(items) >= FEWEST_ITEMS)
    return min(*aims[:1], *duties[:1], *items[:1], told[-1].end) if says_enough else None


def find_told(cleaned: Cleaned) -> int | None:
    """Where a plan without headings, or what tells of it, begins to say what is to be done; None where it does not."""
    named = _named_at(cleaned)
    if named is not None:
        return next(_aims(cleaned, named, [p for p in cleaned.paragraphs if p.end > named]), named)
    actions = load_rules("sections").words["actions"]
    return next((p.start for p in cleaned.paragraphs if _tells(cleaned.folded[p.start : p.end], actions)), None)


def _tells(paragraph: str, actions: tuple[str, ...]) -> bool:
    """Whether a paragraph, longer than a title, begins with what is to be done."""
    return len(paragraph) >= _SHORTEST_TEXT and paragraph.startswith(actions)


def find_works_told(cleaned: Cleaned) -> int | None:
    """Where the first list of works stands in news of what will be built; None where several paragraphs do not list some."""
    rules = load_rules("front")
    front = cleaned.paragraphs[:_FRONT_LINES]
    if not any(rules["works_news"].regex.search(cleaned.folded, p.start, p.end) for p in front):
        return None
    lists = rules["works_listed"].regex
    listed = [p.start for p in cleaned.paragraphs if lists.search(cleaned.folded[p.start : p.end])]
    return listed[0] if len(listed) >= _FEWEST else None


def _duties(cleaned: Cleaned, told: list[Paragraph]) -> Iterator[int]:
    """The paragraphs that close with who does what they say."""
    closing = load_rules("leads")["duty_closing"].regex
    return (p.start for p in told if closing.search(cleaned.folded[p.start : p.end]))


def _named_at(cleaned: Cleaned) -> int | None:
    """Where the words end that name the plan which news is about, or say that it is the plan that speaks."""
    rules = load_rules("front")
    for paragraph in cleaned.paragraphs[:_FRONT_LINES]:
        for rule in ("announces", "plan_says"):
            if found := rules[rule].regex.search(cleaned.folded, paragraph.start, paragraph.end):
                return found.end()
    return None


def _aims(cleaned: Cleaned, start: int, told: list[Paragraph]) -> Iterator[int]:
    """The sentences that say by when something will be reached."""
    aim = load_rules("front")["told_aim"].regex
    for paragraph in told:
        for begin, end in split_sentences(cleaned.folded, max(start, paragraph.start), paragraph.end):
            if aim.search(cleaned.folded[begin:end]):
                yield begin
