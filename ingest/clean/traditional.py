"""Traditional characters as simplified ones, one for one, so that rules and vocabulary match; the words stay as printed."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_BYTES_OF_WIDE = 3
"""What a Chinese character or mark has in UTF-8, where a Latin letter or a blank has one: pages hold many of these."""
_SAMPLE = 5000
_COMMON = frozenset("規劃會發區縣單責體應國務領導強動實業產設與對進關機構環資標準節約務統籌協調監測預險風災救護")
"""Characters that every plan is full of, and that no text in simplified characters has."""
_LEAST_SHARE = 0.05
"""Of a text's Chinese characters and marks, how many must be of these: a plan in simplified characters has none, or an OCR slip."""
_QUOTATION_MARKS = str.maketrans("「」『』", "“”‘’")


def simplify(text: str) -> str:
    """A text in traditional characters with their simplified forms, of the same length; any other text as it is."""
    return as_simplified(text) if is_traditional(text) else text


def is_traditional(text: str) -> bool:
    sample = text[:_SAMPLE]
    wide = (len(sample.encode(errors="replace")) - len(sample)) / (_BYTES_OF_WIDE - 1)
    return sum(map(sample.count, _COMMON)) > wide * _LEAST_SHARE


def as_simplified(text: str) -> str:
    """A part of a text in traditional characters as rules read it."""
    return simplify_name(text).translate(_QUOTATION_MARKS)


def simplify_name(name: str) -> str:
    """A name's characters in their simplified forms, however few of them there are."""
    return name.translate(_forms())


@cache
def _forms() -> Mapping[int, str]:
    """OpenCC's table of characters; of several simplified forms the first is the usual one."""
    table = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    usual = ((pair[0], pair[1].split(" ")[0]) for pair in pairs)
    return {
        ord(one): other for one, other in usual if len(one) == len(other) == 1 and one != other and other < "\U00010000"
    }
