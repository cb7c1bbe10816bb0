"""Text as rules match it: marks and digits in one form each, character for character, so that offsets stay."""

import re

from ingest.clean.fragment import CELL_END, LEAD_END

_FORMS = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "（），：；"} | {
    ord("("): "（",
    ord(")"): "）",
    ord(":"): "：",
    ord(";"): "；",
    ord("∶"): "：",
    ord("﹕"): "：",
    ord("﹔"): "；",
    ord("﹒"): ".",
    ord("﹙"): "（",
    ord("﹚"): "）",
    ord("､"): "、",
    ord("﹑"): "、",
    ord("｡"): "。",
    ord("﹐"): "，",
    ord("﹝"): "〔",
    ord("﹞"): "〕",
    ord("〖"): "【",
    ord("〗"): "】",
    ord("○"): "〇",
    ord(CELL_END): "、",
    ord(LEAD_END): "：",
}
_TABLE = str.maketrans({chr(code): form for code, form in _FORMS.items()})
_COMMA = re.compile(r"(?<=[^\x00-\x7f]),|,(?=[^\x00-\x7f])")
_STOP = re.compile(
    r"(?<=[\u4e00-\u9fff”）%])(?<![一二三四五六七八九十])\.(?=\s?[\u4e00-\u9fff（“《〔【①-⑳\n]|\s*$|(?<![于到为至约]\.)\d)"
)
"""A dot behind Chinese words is a full stop, but for `大于.5`; behind a number it belongs to a heading."""

_CELLS = re.compile(r"“[ ,，\t]*”")
"""What such marks enclose between the cells of a row."""


def fold(text: str) -> str:
    """The same text in one form, of the same length."""
    folded = text.translate(_TABLE)
    if '"' in folded:
        folded = _with_quotation_marks(folded)
    if "." in folded:
        folded = _STOP.sub("。", folded)
    return _COMMA.sub("，", folded) if "," in folded else folded


def _with_quotation_marks(text: str) -> str:
    """Straight marks as the Chinese ones, where each that opens before a word is closed; not those around a row's cells."""
    is_open, marked = False, []
    for character in text:
        if character == '"':
            character = "”" if is_open else "“"
        is_open = character == "“" or (is_open and character != "”")
        marked.append(character)
    told = "".join(marked)
    return text if is_open or _CELLS.search(told) else told
