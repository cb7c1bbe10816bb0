"""In which language a question is asked: the answer is given in the same one."""

import re
from enum import StrEnum

_CHINESE = re.compile(r"[㐀-鿿]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


def language_of(question: str) -> Language:
    """Chinese where the question has Chinese characters and is no English sentence that only names a Chinese thing."""
    chinese, english = len(_CHINESE.findall(question)), len(_LATIN_WORD.findall(question))
    return Language.ZH if chinese and chinese >= english else Language.EN
