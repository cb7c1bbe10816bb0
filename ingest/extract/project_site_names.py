"""What a work called by what it is goes by: `青石镇中学二期`, whether that names one thing, and where it says that is."""

import re
from dataclasses import dataclass
from functools import cached_property

from ingest.extract.project_names import is_any_work, is_name
from ingest.resolve.cities import begins_with_division
from ingest.rulebook import load_rules

SITES = load_rules("project_sites")

SHORTEST_NAME = 3
LONGEST_NAME = 36

SHORTEST_WHAT = 4
"""Characters of a name that is nothing but what the work is: 开工建设老年大学."""

SHORTEST_OWN = 2
"""Characters of a name that say which thing it is, where no place does: `全民健身中心`."""

LONGEST_PLACE = 4
"""Characters of a place that shares what it is with the next: `城东、城西消防救援站` are two stations."""

HALLS = frozenset(SITES.words["hall"])
SHARED = HALLS.union(SITES.words["shared"])
"""What several short names in front of it are each one of."""
_IN_DIVISIONS = SHARED.union(SITES.words["place"])
"""What several divisions in front of it, all counties or all towns, have one of each."""
_PHASES, _ALONE, _CALLED, _NUMBERED = (frozenset(SITES.words[key]) for key in ("phase", "alone", "called", "numbered"))
_WHICH = ("东", "西", "南", "北", "号线", "线")
"""What begins so says which one it is: 东延线, 北段, 号线 behind its number."""

_ROADS = ("国道", "省道", "县道", "乡道")
"""What goes by its number alone."""

_SEVERAL = ("等", "或", "连接", "延伸至")
"""Words in what is no name of one thing."""

_MARKS = "、和及与"
_JOINED = re.compile(rf"(?<=..)(?<!以)[{_MARKS}](?=..)")
_COUNT = re.compile(
    r"^(?:(?:\d+|[一二两三四五六七八九十]{1,2})(?:个|座|处|所|项|家(?![子渠店庄寨堡营湾坝沟屯村镇])|条|批)|若干)"
)
_COUNTED = re.compile(r"(?:\d{1,2}|[两二三四五六七八九十]{1,2})[个座所处大]")
_ENUMERATED = re.compile(r"(?<=..)、(?!\d{1,3}(?:号(?!线)|#))(?![^“]*”)(?![^（]*）)")
_DIVIDED = re.compile(
    r"(?P<places>[\u4e00-\u9fff]{1,3}(?P<kind>[县市区镇乡])(?:[、和及与][\u4e00-\u9fff]{1,3}(?P=kind)){1,5})(?P<rest>(?![一二两三四五六七八九十])[^、和及与\d]{1,10})"
)
_OWN_NAME = re.compile(r"、*[\u4e00-\u9fff]{2,6}、*")
_SHORT_DIVISION = 2
"""Characters of a division's name at the end of a name: 京沪高铁临沂段."""
_APART = "、"
"""Stands for words taken out, so that what was around them does not grow together."""


@dataclass(frozen=True)
class Site:
    """A name with its place: its own words, then what the work is, with its phase and what is done to it."""

    start: int
    end: int
    own: str
    match: re.Match[str]

    @property
    def words(self) -> str:
        return self.own + self.match[0]

    @property
    def is_hall(self) -> bool:
        return self.match["head"] in HALLS

    @property
    def is_phase(self) -> bool:
        return self.match["head"] in _PHASES

    @property
    def is_called(self) -> bool:
        return self.match["head"] in _CALLED

    @property
    def is_redone(self) -> bool:
        """Whether the name says what is done to a thing that is already there."""
        return bool(self.match["rework"]) or self.match["head"] in _ALONE

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The works that it stands for: places before a hall share what they are."""
        places = shared_places(self.own, self.match["head"])
        return tuple(place + self.match[0] for place in places) or (self.words,)

    @cached_property
    def is_one(self) -> bool:
        """Whether these words can be the name of one thing, or of one for each of its places."""
        if self.is_called:
            return is_name(self.words)
        if not SHORTEST_NAME <= len(self.words) <= LONGEST_NAME or any(word in self.own for word in _SEVERAL):
            return False
        if len(self.names) == 1 and (_COUNTED.search(self.own) or _ENUMERATED.search(self.own)):
            return False
        if _COUNT.match(self.words) or (self.match["head"] in _NUMBERED and not self.own[-1:].isdigit()):
            return False
        is_numbered = self.match[0].startswith(_WHICH) or (self.own.isdigit() and self.match["head"] in _ROADS)
        own = "" if is_numbered else self.own
        return not is_any_work(self.words, own) and self.words.count("“") == self.words.count("”")

    @cached_property
    def says_which(self) -> bool:
        """Whether its own words say more than of which sort it is: `奥林匹克中心体育场`, not `乡镇养老院`."""
        return len(SITES["names-sort"].regex.sub("", self.own)) >= SHORTEST_OWN

    @property
    def is_any_of_its_sort(self) -> bool:
        """Whether a name says at most of which sort its thing is: 停车场, 乡镇养老院."""
        return not self.has_place and SITES["kind"].regex.sub("", self.own) == ""

    @property
    def begins_with_place(self) -> bool:
        """Whether the name says first where its thing is, and nobody does anything in it."""
        return begins_with_division(self.own) and not SITES["somebody-acts"].regex.search(self.own)

    @cached_property
    def has_place(self) -> bool:
        """Whether the name says where its thing is, or which one of several."""
        what = self.match[0]
        if "期" in what or (self.own and what.startswith(_WHICH)):
            return True
        words = SITES["names-no-place"].regex.sub(_APART, self.own)
        if what.startswith("段") and begins_with_division(words[-_SHORT_DIVISION:]):
            return True
        if SITES["is-one"].regex.match(what):
            parts = shared_places(words, self.match["head"]) if len(self.names) > 1 else (words,)
            if parts and all(_OWN_NAME.fullmatch(SITES["names-kind"].regex.sub(_APART, part)) for part in parts):
                return True
        return SITES["names-place"].regex.search(words) is not None or begins_with_division(words)


def names_one(name: str) -> bool:
    """Whether words that end in what a work is, or that say where it is, can be the name of one thing."""
    site = _whole_site(name)
    if site is not None:
        return site.is_one and (site.is_hall or site.has_place)
    return says_where(name)


def names_listed(name: str) -> bool:
    """Whether an entry of a list of works can be one's name: as alone, but a hall of which only the sort is said is none."""
    site = _whole_site(name)
    if site is not None:
        return site.is_one and (site.has_place or site.says_which)
    redone = SITES["redone"].regex.search(name)
    if redone is not None:
        return _has_place(name[: redone.start()].replace("“", ""))
    return says_where(name[:-SHORTEST_OWN].replace("“", ""))


def names_thing(name: str) -> bool:
    """Whether words end in what a thing can be, and say where it is."""
    site = _whole_site(name)
    return site is not None and site.is_one and site.has_place


def _whole_site(name: str) -> Site | None:
    """The name as one of a thing, where it ends in what a thing can be."""
    *_, what = (None, *SITES["site"].regex.finditer(name))
    is_whole = what is not None and what.end() == len(name)
    return Site(0, len(name), name[: what.start()], what) if what is not None and is_whole else None


def says_where(name: str) -> bool:
    """Whether words that do not end in a thing say at least where it is: `柳河镇老集东巷`."""
    return len(name) > LONGEST_PLACE and _has_place(name)


def _has_place(name: str) -> bool:
    words = SITES["names-no-place"].regex.sub(_APART, name)
    return begins_with_division(words) or SITES["names-place"].regex.search(words) is not None


def site_of(name: str) -> str:
    """What a work is, of its name; the name itself where it ends in none of the words for it."""
    match = SITES["site"].regex.search(name)
    return match[0] if match is not None else name


def shared_places(own: str, head: str) -> tuple[str, ...]:
    """What stands before `head` for each of the things that share it: 城东, 城西 of `城东、城西消防站`, and 云溪县中心, 柳河县中心
    of `云溪县、柳河县中心粮库`."""
    divided = _DIVIDED.fullmatch(own) if head in _IN_DIVISIONS else None
    if divided is None:
        return short_places(own) if head in SHARED else ()
    return tuple(place + divided["rest"] for place in _JOINED.split(divided["places"]))


def short_places(own: str) -> tuple[str, ...]:
    """The places that share what they are with the last: 城东, 城西."""
    if not any(mark in own for mark in _MARKS):
        return ()
    places = tuple(_COUNTED.sub("", part) for part in _JOINED.split(own))
    return places if len(places) > 1 and all(2 <= len(place) <= LONGEST_PLACE for place in places) else ()
