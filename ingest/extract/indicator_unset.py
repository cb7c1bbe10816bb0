"""What keeps a number from being a target: the past, a payment, a condition, what a word means."""

from ingest.extract.clauses import clause_end, sentence_start
from ingest.extract.indicator_frames import Frame
from ingest.extract.indicator_names import is_measure
from ingest.extract.indicator_values import RULES
from ingest.extract.time_signs import quotes_others

_LONGEST_SLOGAN = 5
"""Characters from the mark that opens a slogan to its number."""

_LONGEST_VERB = 24
"""Characters of the next clause in which it is said what follows from this one."""

_LONGEST_CASE = 40
"""Characters before a clause in which it is said for which case it is."""


def sets_nothing(frame: Frame) -> bool:
    """Whether the clause tells of the past, of what somebody is paid and on which condition, or of what a word means."""

    def says(rule: str) -> bool:
        return RULES[rule].regex.search(frame.folded, frame.clause, frame.last) is not None

    if RULES["defines"].regex.match(frame.folded, frame.clause, frame.last):
        return True
    if RULES["of-condition"].regex.match(frame.rest) or quotes_others(frame.folded, frame.value.start):
        return True
    if _tells_which(frame) or _is_slogan(frame):
        return True
    is_past = says("past") or (says("compared") and not frame.counts) or _is_told(frame)
    return (
        says("payment")
        or says("regulates")
        or _is_condition(frame)
        or _is_derived(frame)
        or _is_norm(frame)
        or (is_past and not says("promise"))
    )


def _tells_which(frame: Frame) -> bool:
    """Whether a number tells the things that another one behind it counts: `节能率15%以上的建筑占比达到30%`; that of a share
    whose things reach something (`90%的村达到3A级`) is a target itself."""
    is_own = is_measure(frame.left) or not frame.value.quantity.is_percent
    return is_own and RULES["tells-which"].regex.match(frame.rest) is not None


def _is_slogan(frame: Frame) -> bool:
    """Whether a number closes words in quotes that open in its clause: `“四个100%”`."""
    words = frame.folded[frame.clause : frame.value.start]
    return (
        frame.rest.startswith("”")
        and words.rfind("“") > words.rfind("”")
        and len(words) - words.rfind("“") <= _LONGEST_SLOGAN
    )


def _is_told(frame: Frame) -> bool:
    """Whether the sentence up to the number tells what has been done: `截至2020年底，建成公园8个，覆盖率达到60%`."""
    sentence = sentence_start(frame.folded, frame.value.start)
    return RULES["past-sentence"].regex.match(frame.folded[sentence : frame.value.start]) is not None


def _is_derived(frame: Frame) -> bool:
    """Whether a number is what a target is worked out from: `（依据上级目标8.5%设置）`, `高于全省7%的平均水平`."""
    before = RULES["derived-from"].regex.search(frame.folded, frame.clause, frame.value.quantity.start)
    if before is None:
        return False
    return before[0].startswith("（") or RULES["level-of-others"].regex.match(frame.rest) is not None


def _is_norm(frame: Frame) -> bool:
    """Whether a sum of money is what there is for a case: `入住少于10人的，安排经费不少于2万元/年`."""
    before = frame.folded[max(0, frame.clause - _LONGEST_CASE) : frame.clause]
    return "元" in (frame.value.quantity.unit or "") and RULES["case-before"].regex.search(before) is not None


def _is_condition(frame: Frame) -> bool:
    """Whether the number is what something is given for: `年营业收入首次突破5000万元的，奖励20万元`."""
    goes_on = frame.folded[frame.last : frame.last + 1] == "，"
    last = clause_end(frame.folded, frame.last + 1, frame.last + _LONGEST_VERB) if goes_on else frame.last
    return RULES["condition"].regex.search(frame.folded, frame.clause, last) is not None
