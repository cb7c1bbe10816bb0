"""Several shares before the words that say what they are of: 城区80%、农村60%的社区, 90%、70%的县分别建成……, 80%的县和60%的乡镇建有……."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.indicator_frames import Frame, Statement, statements_of
from ingest.extract.indicator_names import is_measure, names_for
from ingest.extract.indicator_values import RULES, Quantity, bounded, read_quantity

_NEXT = re.compile(r"[、和及](?P<whose>[^，。；、%\d]{0,10})(?=\d{1,3}(?:\.\d+)?%)")
_REACH = re.compile(r"(?P<rest>(?:达到|实现|建成|完成|通|建有|配备)[^，。；、%\d]{3,30})")
"""Right behind the last share: what all of them reach: `干线80%、支线60%达到三级标准`."""

_OF = re.compile(
    r"的(?:(?P<whose>[^，。；、%\d]{1,16}(?:（[市区县旗、]{1,5}）)?)分别(?P<verb>[^，。；、%]{2}))?(?P<rest>[^，。；%]{3,50})"
)


def share_list(frame: Frame) -> tuple[Statement, ...]:
    """`城区80%、农村60%的社区达到标准`, `城区80%、农村60%达到标准`: each share with its own words before it and those behind
    the last one; behind 分别 each has its own."""
    if frame.value.said or not frame.value.quantity.is_percent:
        return ()
    shares = [(frame.start, frame.left, frame.value.quantity), *_following(frame)]
    if len(shares) < 2:
        return ()
    of = _OF.match(frame.folded, shares[-1][2].end, frame.last)
    if of is None and not is_measure(frame.left) and all(whose for _, whose, _ in shares):
        of = _REACH.match(frame.folded, shares[-1][2].end, frame.last)
    if of is None:
        return ()
    groups = of.groupdict()
    theirs = (groups.get("whose") or "") + (groups.get("verb") or "")
    rests = names_for(of["rest"], len(shares)) if theirs else (of["rest"],) * len(shares)
    return tuple(
        replace(statement, start=start)
        for (start, whose, quantity), rest in zip(shares, rests, strict=True)
        for statement in _share(frame, whose + theirs + rest, quantity, of.end())
    )


def share_pair(frame: Frame) -> tuple[Statement, ...]:
    """`80%的县和60%以上乡镇建有应急库`, `覆盖80%的县和60%以上乡镇`: two shares, each of its own, that reach the same."""
    number = frame.value.quantity.start
    covers = RULES["covers-before"].regex.search(frame.folded, frame.start, number) is not None
    if (frame.value.said and not covers) or not frame.value.quantity.is_percent:
        return ()
    both = RULES["shares-of-two"].regex.match(frame.folded, frame.value.end, frame.last)
    if both is None and covers:
        both = RULES["covers-two"].regex.match(frame.folded, frame.value.end, frame.last)
    second = read_quantity(frame.folded, both.start("number"), both.end()) if both else None
    if both is None or second is None:
        return ()
    subject = frame.left + frame.folded[frame.value.start : number]
    does = both.groupdict().get("does") or ""
    first_name, second_name = (subject + both[whose].removeprefix("的") + does for whose in ("first", "second"))
    theirs = _share(frame, second_name, second, both.end())
    return (
        *_share(frame, first_name, frame.value.quantity, both.end()),
        *(replace(statement, start=second.start) for statement in theirs),
    )


def _share(frame: Frame, name: str, quantity: Quantity, end: int) -> tuple[Statement, ...]:
    operator = bounded(frame.value.operator, quantity.bound)
    return statements_of(
        frame, "share-list", (name,), replace(frame.value, end=end, quantity=quantity, operator=operator)
    )


def _following(frame: Frame) -> Iterator[tuple[int, str, Quantity]]:
    """The shares behind the first, each with where its words begin and those before it."""
    at = frame.value.end
    while mark := _NEXT.match(frame.folded, at, frame.last):
        quantity = read_quantity(frame.folded, mark.end(), frame.last)
        if quantity is None:
            return
        yield mark.start("whose"), mark["whose"], quantity
        at = quantity.end
