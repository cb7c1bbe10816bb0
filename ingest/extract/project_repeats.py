"""Works named again: what a name is known by, and which of the works found are kept."""

import re
from collections.abc import Iterable, Sequence

from ingest.models import ProjectMention

SHORTEST_CORE = 4
"""Characters that a name keeps when the words for building it are taken off."""

SHORTEST_REPEAT = 8
"""Characters of a name that are enough to know it again as the end of a longer one."""

_NOISE = re.compile(r"[“”\"\s（）()]+")
_TAIL = re.compile(r"(?:(?:建设|改造)?(?:工程|项目)?(?:建设|实施|工作)?)$")
_HEAD = re.compile(r"^(?:本|我|全)?[省市区县]|^(?:建设|推进|实施|开展|强化|加强)")


def without_repeats(headed: Sequence[ProjectMention], told: Iterable[ProjectMention]) -> list[ProjectMention]:
    """The works without those named again: headings first, then long names before the short ones that repeat them."""
    kept: list[ProjectMention] = []
    by_end: dict[str, list[str]] = {}
    for mention in (*headed, *sorted(told, key=lambda mention: (-len(name_core(mention.name)), mention.start))):
        core = name_core(mention.name)
        known = by_end.setdefault(core[-SHORTEST_REPEAT:], [])
        if not any(core == other or _ends_with(other, core) for other in known):
            kept.append(mention)
            known.append(core)
    return kept


def _ends_with(known: str, core: str) -> bool:
    """Whether a name repeats the end of a longer one (II类馆 does not repeat I类馆)."""
    before = known[: -len(core)][-1:]
    return len(core) >= SHORTEST_REPEAT and known.endswith(core) and not (before.isascii() and before.isalnum())


def name_core(name: str) -> str:
    """What a name is known by: without quotes, home, and the words for building it."""
    plain = _NOISE.sub("", name)
    core = _HEAD.sub("", _TAIL.sub("", plain))
    return core if len(core) >= SHORTEST_CORE else plain
