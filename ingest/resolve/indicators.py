"""One name for one indicator, whatever a plan's wording: 森林火灾年均受害率 and 森林火灾受害率 are one concept."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from ingest.own_vocabulary import own_to_blame, put_together, read_own
from schema.evidence import Frozen

FILE = Path(__file__).parents[2] / "data" / "vocabulary" / "indicators.toml"

Word = Annotated[str, Field(min_length=1)]


class Asked(Frozen):
    """How a question names an indicator."""

    zh: tuple[Word, ...] = ()
    en: tuple[Word, ...] = ()


class IndicatorConcept(Frozen):
    """An indicator by the words of its names: `all` of them, one of `any` if there are such, and none of `none`.

    `examples` are wordings that are this indicator, `rejects` near ones that are not.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    zh: Word
    en: Word
    synonyms: Asked = Asked()
    all: tuple[Word, ...] = ()
    any: tuple[Word, ...] = ()
    none: tuple[Word, ...] = ()
    examples: Annotated[tuple[Word, ...], Field(min_length=1)]
    rejects: tuple[Word, ...] = ()

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if not self.all and not self.any:
            raise ValueError(f"indicator {self.id!r} fits every name: give it words in `all` or `any`")
        return self

    def fits(self, plain: str) -> bool:
        """Whether a normalised name is one of this indicator's."""
        return (
            all(word in plain for word in self.all)
            and (not self.any or any(word in plain for word in self.any))
            and not any(word in plain for word in self.none)
        )


class Writing(Frozen):
    """Words written in several ways, and words that only say whose number it is."""

    same: dict[str, tuple[Word, ...]] = Field(default_factory=dict)
    scope: tuple[Word, ...] = ()

    def with_more(self, other: "Writing") -> "Writing":
        same = {word: (*self.same.get(word, ()), *other.same.get(word, ())) for word in {**self.same, **other.same}}
        return Writing(same=same, scope=(*self.scope, *other.scope))


class OwnIndicators(Frozen):
    """What a user's file may hold: each part may be missing."""

    writing: Writing = Writing()
    indicator: tuple[IndicatorConcept, ...] = ()


class IndicatorVocabulary(Frozen):
    writing: Writing
    indicator: tuple[IndicatorConcept, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [concept.id for concept in self.indicator]
        if twice := sorted({i for i in ids if ids.count(i) > 1}):
            raise ValueError(f"{FILE.name}: indicators named twice: {', '.join(twice)}")
        return self


_MARKS = re.compile(r"[\s“”‘’\"'《》〈〉（）()【】\[\]、，,。：:·—\-]+")
_UNIT = re.compile(r"[（(][^（）()]{1,10}[）)]$")


@cache
def load_indicators() -> tuple[IndicatorConcept, ...]:
    """The indicators that analysts ask for, with their names in both languages."""
    return _vocabulary().indicator


@cache
def indicator_concept(name: str) -> str:
    """The id of the one concept that this name fits; else a key made of the name, without scope words (全市, 年均).

    A name that fits two concepts is taken for neither.
    """
    plain = normalise_name(name)
    fitting = [concept.id for concept in load_indicators() if concept.fits(plain)]
    return fitting[0] if len(fitting) == 1 else computed_key(plain)


def normalise_name(name: str) -> str:
    """The name without marks and unit, each thing in one way of writing: GDP is 生产总值, 10万 is 十万."""
    plain = _MARKS.sub("", _UNIT.sub("", unicodedata.normalize("NFKC", name)))
    for written, others in _vocabulary().writing.same.items():
        for other in others:
            plain = plain.replace(other, written)
    return plain


def computed_key(plain: str) -> str:
    """The key of a name that the vocabulary does not know: its own words without those of scope."""
    key = plain
    for word in _vocabulary().writing.scope:
        key = key.replace(word, "")
    return key or plain


@cache
def _vocabulary() -> IndicatorVocabulary:
    shipped = IndicatorVocabulary.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8")))
    own = read_own("indicators", OwnIndicators)
    if own is None:
        return shipped
    with own_to_blame("indicators"):
        return IndicatorVocabulary(
            writing=shipped.writing.with_more(own.writing),
            indicator=put_together(shipped.indicator, own.indicator),
        )
