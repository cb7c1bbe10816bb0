"""Sections -> kinds: from the words of the title, else from the place in the plan, else from the section around it."""

import re
from functools import cache

from ingest.rulebook import load_rules
from schema.roles import SectionKind

_K = SectionKind
_BEFORE_TASKS = (_K.BACKGROUND, _K.GUIDANCE, _K.GOALS)
_OWN_KIND_INSIDE = {
    None: (_K.OTHER, _K.BACKGROUND, _K.GUIDANCE, _K.GOALS, _K.PROJECTS, _K.TASKS, _K.SAFEGUARDS),
    _K.BACKGROUND: (),
    _K.GUIDANCE: (_K.BACKGROUND, _K.GOALS, _K.TASKS),
    _K.GOALS: (_K.GUIDANCE,),
    _K.TASKS: (_K.PROJECTS, _K.SAFEGUARDS),
    _K.PROJECTS: (),
    _K.SAFEGUARDS: (_K.PROJECTS,),
    _K.OTHER: (),
}
"""The kinds that a sub-heading may take by its own title, by the kind of the section around it."""
_EXACT = {
    _K.SAFEGUARDS: re.compile(r"^(?:强化|加强|完善)?(?:规划|组织)?(?:保障措施|组织实施|实施保障|组织保障)$"),
    _K.PROJECTS: re.compile(
        r"^(?:“?十.五”?)?(?:重点|重大)(?:建设)?(?:工程|项目)(?:和项目|清单|表)?$|(?:工程|项目)(?:清单|一览表)$"
    ),
}
_DEFAULT_AFTER_GOALS = _K.TASKS


@cache
def _rule(kind: str) -> re.Pattern[str]:
    return load_rules("sections")[kind].regex


@cache
def _actions() -> tuple[str, ...]:
    return load_rules("sections").words["actions"]


def top_kind(title: str, seen: frozenset[SectionKind], *, last: bool) -> SectionKind:
    """The kind of a chapter: by its words, and by what came before it."""
    if _rule("other").search(title):
        return _K.OTHER
    is_action = title.startswith(_actions())
    in_tasks = _K.TASKS in seen or _K.PROJECTS in seen
    if _rule("projects").search(title):
        return _K.PROJECTS
    if _rule("safeguards").search(title) and (in_tasks or not is_action or last):
        return _K.SAFEGUARDS
    if not is_action and not in_tasks:
        for kind in _BEFORE_TASKS:
            if _rule(kind).search(title):
                return kind
    if _rule("tasks").search(title) or in_tasks or is_action or seen:
        return _K.TASKS
    return _K.OTHER


def sub_kind(title: str, around: SectionKind) -> SectionKind:
    """The kind of a sub-heading: that of the section around it, but for what its own title says outright."""
    for kind in _OWN_KIND_INSIDE[around]:
        exact = _EXACT.get(kind)
        if exact.search(title) if exact else _rule(kind).search(title):
            return kind
    return around


def is_box_of_works(items: list[str], around: SectionKind) -> bool:
    """Whether a box among the tasks lists works to be built rather than measures."""
    if around is not _K.TASKS or not items:
        return False
    return sum(bool(_rule("works").search(item)) for item in items) * 3 >= len(items) * 2
