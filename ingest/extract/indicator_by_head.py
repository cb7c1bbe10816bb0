"""Amounts by head whose things stand behind the number: 每千人口拥有3名执业医师, 农民人均拥有1亩以上茶园."""

import re
from dataclasses import replace

from ingest.extract.indicator_frames import Frame, Statement, statements_of
from ingest.extract.indicator_values import RULES

_SPANS = ("岁", "年", "个月", "月", "天", "小时", "分钟")
"""Units that tell whose number it is, not how many: 每千人口拥有3岁以下婴幼儿托位."""

_WHAT = re.compile(r"的?(?!标准|要求|水平|目标)(?P<what>[^，。；、（）\d]{2,14})")


def counted_by_head(frame: Frame) -> tuple[Statement, ...]:
    """`每千人口拥有3名执业医师`: what is counted stands behind its number."""
    words = frame.folded[frame.start : frame.value.quantity.start]
    counted = RULES["by-head-alone"].regex.search(words)
    what = _WHAT.match(frame.rest)
    if counted is None or what is None or frame.value.quantity.is_percent or frame.value.quantity.unit in _SPANS:
        return ()
    value = replace(frame.value, end=frame.value.end + what.end())
    return statements_of(frame, "by-head", (frame.left + what["what"],), value)
