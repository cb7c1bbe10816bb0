"""Sections -> kinds: from the words of the title, else from the place in the plan, else from the section around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.rulebook import load_rules
from schema.roles import SectionKind

_K = SectionKind
_FEWEST_NAMED = 2
_LONGEST_NAMED = 20
"""Characters of a title with a comma that names a kind; a longer one is a sentence."""
_BEFORE_TASKS = (_K.BACKGROUND, _K.GUIDANCE, _K.GOALS)
_NAMED = (*_BEFORE_TASKS, _K.TASKS, _K.PROJECTS, _K.SAFEGUARDS)
_OWN: dict[SectionKind, tuple[tuple[SectionKind, str], ...]] = {
    _K.BACKGROUND: ((_K.GUIDANCE, "own_guidance"), (_K.GOALS, "later_goals")),
    _K.GUIDANCE: (
        (_K.GOALS, "state_aimed_at"),
        (_K.BACKGROUND, "background"),
        (_K.GOALS, "goals"),
        (_K.TASKS, "tasks"),
    ),
    _K.GOALS: ((_K.GUIDANCE, "guidance"), (_K.TASKS, "tasks")),
    _K.TASKS: (
        (_K.OTHER, "standing"),
        (_K.BACKGROUND, "own_background"),
        (_K.PROJECTS, "own_projects"),
        (_K.GOALS, "own_goals"),
    ),
    _K.PROJECTS: (),
    _K.SAFEGUARDS: ((_K.OTHER, "standing"), (_K.PROJECTS, "own_projects")),
    _K.OTHER: (),
}
"""The kinds that a sub-heading may take by its own title, and by which rule, by the kind of the section around it."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the first level: its title and those of the headings right below it."""

    title: str
    below: tuple[str, ...]


@cache
def _rule(name: str) -> re.Pattern[str]:
    return load_rules("sections")[name].regex


@cache
def _actions() -> tuple[str, ...]:
    return load_rules("sections").words["actions"]


def chapter_kinds(chapters: Sequence[Chapter]) -> list[SectionKind]:
    """The kinds of a plan's chapters: of those that name theirs, then of the others by where they stand."""
    named: list[SectionKind | None] = []
    seen: frozenset[SectionKind] = frozenset()
    for index, chapter in enumerate(chapters):
        kind = _named_kind(chapter.title, seen, last=index == len(chapters) - 1)
        if kind is _K.GOALS and _holds_tasks(chapter):
            kind = _K.TASKS
        named.append(kind)
        seen |= {kind} if kind else frozenset()
    begin = next((i for i, kind in enumerate(named) if kind not in (None, _K.OTHER, _K.BACKGROUND)), len(named))
    opens_with_background = begin < len(named) and named[begin] is _K.GUIDANCE
    return [
        kind or _unnamed_kind(chapters[i], before_guidance=opens_with_background and i < begin)
        for i, kind in enumerate(named)
    ]


def is_plan(titles: Sequence[str]) -> bool:
    """Whether headings are the chapters of a plan: two kinds of chapter at least are named by their titles."""
    return len({_first_kind(title) for title in titles} - {None}) >= _FEWEST_NAMED


def _named_kind(title: str, seen: frozenset[SectionKind], *, last: bool) -> SectionKind | None:
    """The kind that a chapter's title says, the first where it says several (`总体要求和主要目标`)."""
    if _rule("other").search(title) or _rule("standing").search(title):
        return _K.OTHER
    is_action = title.startswith(_actions())
    found = []
    for kind in _NAMED:
        match = _rule(kind).search(title)
        if match and (_says_outright(kind, title, match, last=last) if is_action else _may_follow(kind, seen)):
            found.append((match.start(), kind))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _holds_tasks(chapter: Chapter) -> bool:
    """Whether `目标任务` heads tasks, not only goals: headings that begin with what is to be done stand below it."""
    is_both = _rule("aims_and_tasks").search(chapter.title) is not None
    return is_both and any(title.startswith(_actions()) for title in chapter.below)


def _may_follow(kind: SectionKind, seen: frozenset[SectionKind]) -> bool:
    """Background, guidance and goals stand before the tasks."""
    return kind not in _BEFORE_TASKS or not seen & {_K.TASKS, _K.PROJECTS, _K.SAFEGUARDS}


def _says_outright(kind: SectionKind, title: str, match: re.Match[str], *, last: bool) -> bool:
    """Whether a title that begins with a verb names a kind all the same, not a task (`加强应急保障能力建设`)."""
    if kind is _K.SAFEGUARDS:
        return _rule("own_safeguards").search(title) is not None or (last and title.endswith("保障"))
    if kind in _BEFORE_TASKS:
        return match.end() == len(title) and title.startswith(load_rules("sections").words["stating"])
    return True


def _unnamed_kind(chapter: Chapter, *, before_guidance: bool) -> SectionKind:
    """The kind of a chapter whose title names none: by the headings below it, else by what comes after it."""
    if _rule("named_work").search(chapter.title):
        return _K.TASKS
    own = [_first_kind(title) for title in chapter.below]
    if sum(kind in _BEFORE_TASKS for kind in own) * 2 > len(own):
        return next(kind for kind in own if kind is not None)
    return _K.BACKGROUND if before_guidance else _K.TASKS


def _first_kind(title: str) -> SectionKind | None:
    if title.startswith(_actions()) or ("，" in title and len(title) > _LONGEST_NAMED):
        return None
    return next((kind for kind in _NAMED if _rule(kind).search(title)), None)


def sub_kind(title: str, around: SectionKind) -> SectionKind:
    """The kind of a sub-heading: that of the section around it, but for what its own title says outright."""
    for kind, rule in _OWN[around]:
        if _rule(rule).search(title) and not (around is _K.GOALS and title.startswith(_actions())):
            return kind
    return around


def box_kind(title: str, items: Sequence[str], around: SectionKind) -> SectionKind:
    """The kind of a box: among the tasks, one that lists works to be built is of projects."""
    if around is not _K.TASKS:
        return sub_kind(title, around)
    works = sum(bool(_rule("works").search(item)) for item in items)
    if _rule("box_of_works").search(title) or (items and works * 3 >= len(items) * 2):
        return _K.PROJECTS
    return sub_kind(title, around)
