"""Counts in the numerals that Word knows by name (ST_NumberFormat)."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_BIG_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def in_numerals(count: int, name: str) -> str:
    """A count as Word prints it; numerals that are not known here as digits."""
    return _FORMS.get(name, str)(count)


def _chinese(count: int) -> str:
    if not 0 < count < 100:
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    tens, ones = divmod(count, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _formal_chinese(count: int) -> str:
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    return (_BIG_DIGITS[tens] + "拾" if tens else "") + (_BIG_DIGITS[ones] if ones else "")


def _circled(count: int) -> str:
    return chr(0x2460 + count - 1) if 0 < count <= 20 else str(count)


def _letters(count: int) -> str:
    return chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count < 1000 else str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    parts = []
    for value, numeral in _ROMAN:
        parts.append(numeral * (count // value))
        count %= value
    return "".join(parts)


def _of(row: str) -> Callable[[int], str]:
    return lambda count: row[(count - 1) % len(row)] if count > 0 else str(count)


_FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _chinese,
    "japaneseDigitalTenThousand": _chinese,
    "koreanDigital2": _chinese,
    "chineseLegalSimplified": _formal_chinese,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": lambda count: "".join(chr(0xFF10 + int(digit)) for digit in str(count)),
    "decimalZero": lambda count: f"{count:02d}",
    "upperLetter": _letters,
    "lowerLetter": lambda count: _letters(count).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
}
