"""The numbers with a name that sentences set: rates, shares, times, counts per head; names and values, no years yet."""

import re
from collections.abc import Callable

from ingest.extract.indicator_bare import bare_amount
from ingest.extract.indicator_by_head import counted_by_head
from ingest.extract.indicator_frames import YEAR, Frame, Statement
from ingest.extract.indicator_framing import frame_at
from ingest.extract.indicator_respective import respective
from ingest.extract.indicator_said import said_value
from ingest.extract.indicator_share_lists import share_list, share_pair
from ingest.extract.indicator_shares import bare_share
from ingest.extract.indicator_split import split_by_number
from ingest.extract.indicator_tasks import portion, task_sum
from ingest.extract.indicator_times import response
from ingest.extract.indicator_unset import sets_nothing
from ingest.extract.indicator_values import LEAD_IN, RULES

_NUMBER = re.compile(
    r"(?<![\d.])\d+(?:[,.]\d+)*|(?<=为)零(?=[，。；、）\n]|$)|[二三四五六七八九十百千万]分之[一二三四五六七八九十百\d]+|[一二两三四五六七八九]成|(?:超?过|超)(?:一?半)|(?:一半|半数)以上"
)
_RATIO = re.compile(r"\d+(?:\.\d+)?(?:[：∶]\d+(?:\.\d+)?){2,}")
_DATE = re.compile(r"\d{1,2}月(?:\d|[底初末份]|[上中下]旬|之?前)")
_SECOND = re.compile(r"\d[：∶]$")
"""`2：1` is one number."""

LONGEST_ORIGIN = 14
"""Characters from 由 to the number that a value comes from: `由“十三五”期间的0.3%下降至`."""

LONGEST_COMPARED = 40
"""Characters of a list of values that a target is compared with: `比2020年的12万吨、3万吨`."""


def find_statements(folded: str, start: int, end: int, *, counts: bool = False) -> tuple[Statement, ...]:
    """The statements of folded[start:end]. `counts`: whether 高新企业达到200家 is one too, as among the aims."""
    found: list[Statement] = []
    taken: dict[int, int] = {}
    at = start
    while match := _NUMBER.search(folded, at, end):
        at = taken.get(match.start(), match.end())
        if match.start() in taken:
            continue
        if ratio := _RATIO.match(folded, match.start(), end):
            at = ratio.end()
            continue
        if _SECOND.search(folded, max(start, match.start() - 2), match.start()):
            continue
        if YEAR.match(folded, match.start()) or _DATE.match(folded, match.start()) or _is_base(folded, match.start()):
            continue
        frame = frame_at(folded, match.start(), start, end, found, counts=counts)
        if frame is None or sets_nothing(frame):
            continue
        statements = next((read for form in _FORMS if (read := form(frame))), ())
        found += statements
        taken.update((statement.quantity.start, statement.end) for statement in statements)
        is_list = bool(statements) and statements[0].rule == respective.__name__
        at = statements[0].end if is_list else max([at, *(statement.end for statement in statements)])
    return tuple(found)


_FORMS: tuple[Callable[[Frame], tuple[Statement, ...]], ...] = (
    split_by_number,
    portion,
    task_sum,
    respective,
    share_list,
    share_pair,
    counted_by_head,
    said_value,
    bare_share,
    bare_amount,
    response,
)
"""The forms of a statement, in the order in which they are tried."""


def _is_base(folded: str, at: int) -> bool:
    """Whether a number is what the target comes from or is compared with: `由60%提高到`, `比2020年的3万吨减少`."""
    first = max(0, at - LONGEST_ORIGIN)
    if RULES["compared-before"].regex.search(folded[max(0, at - LONGEST_COMPARED) : at]):
        return True
    return any(m.start("number") == at for m in RULES["base-in-text"].regex.finditer(folded, first, at + LEAD_IN))
