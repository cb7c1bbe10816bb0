"""Words of a Chinese text, for search in free text: jieba with the project's vocabulary, loaded when first asked for."""

import logging
import re
import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from ingest.resolve.topics import load_topics

if TYPE_CHECKING:
    from jieba import Tokenizer

CACHE = platformdirs.user_cache_path("qiantou") / "jieba"

_SPEAKING = re.compile(r"[㐀-鿿A-Za-z0-9]{2,}")
_EMPTY = frozenset(
    {
        "什么",
        "怎么",
        "怎样",
        "如何",
        "哪些",
        "哪个",
        "哪里",
        "多少",
        "是否",
        "有没有",
        "以及",
        "或者",
        "关于",
        "对于",
        "根据",
        "按照",
        "通过",
        "进行",
        "开展",
        "做好",
        "加强",
        "提高",
        "完善",
        "强化",
        "推进",
        "推动",
        "建立",
        "健全",
        "我们",
        "他们",
        "这些",
        "那些",
        "一个",
        "可以",
        "应该",
        "需要",
        "已经",
        "今天",
        "现在",
        "情况",
        "问题",
        "工作",
        "规划",
        "各市",
        "全市",
        "全区",
        "全县",
        "这个",
        "那个",
    }
)
"""Words that nearly every text has, or that only ask."""


def keywords(text: str) -> tuple[str, ...]:
    """The words that carry what the text is about, each once, in order."""
    words = _tokenizer().lcut(text)
    return tuple(dict.fromkeys(word for word in words if _SPEAKING.fullmatch(word) and word not in _EMPTY))


@cache
def _tokenizer() -> "Tokenizer":
    """A tokenizer of our own: jieba's shared one is everybody's, and keeps its cache where anyone may write."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's sources have invalid escapes, and it may look for pkg_resources
        import jieba
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(_cache_folder())
    tokenizer.initialize()
    for topic in load_topics():
        for word in topic.words:
            tokenizer.add_word(word)
    return tokenizer


def _cache_folder() -> Path:
    CACHE.mkdir(parents=True, exist_ok=True)
    return CACHE
