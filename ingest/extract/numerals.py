"""Numbers as plans write them: half-width and full-width digits, 二十五, 二〇二五, 1.5万."""

import re
import unicodedata

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}

MAGNITUDES: dict[str, int] = {**_MYRIADS, "千": 1000, "百": 100, "千万": 10_000_000, "百万": 1_000_000}
"""What a word between a number and its unit multiplies it by."""

_YEAR = re.compile(r"[零〇○一二三四五六七八九]{4}")


def read_number(written: str) -> float:
    """The value of a written number: `1,500`, `１２．５`, `二十五`, `半`; ValueError for anything else."""
    folded = unicodedata.normalize("NFKC", written).replace(",", "").strip()
    try:
        return float(folded)
    except ValueError:
        return 0.5 if folded == "半" else float(read_chinese(folded))


def read_chinese(written: str) -> int:
    """The value of a Chinese numeral: 二十五 is 25, 二〇二五 is 2025, 一亿三千万 is 130000000."""
    if not written:
        raise ValueError("no numeral")
    if _YEAR.fullmatch(written):
        return int("".join(str(_DIGITS[c]) for c in written))
    total = section = digit = 0
    for character in written:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = 0
        elif character in _MYRIADS:
            total = (total + section + digit) * _MYRIADS[character]
            section = digit = 0
        else:
            raise ValueError(f"no numeral: {written!r}")
    return total + section + digit
