"""Plans that were damaged by chance: each is read, or refused with a message, and no fact loses its place."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import IngestError
from ingest.evaluate.same import is_grounded
from ingest.models import Document
from ingest.walk import read_facts
from tests import form_texts

_TEXTS = [path.read_text(encoding="utf-8") for path in sorted(form_texts.FOLDER.glob("*.txt"))]
_PLANS = sorted((Path(__file__).parents[2] / "data" / "plans").glob("*/source.txt"))
_WINDOW = 3000
_PIECES = ["（", "）", "〔", "责任单位：", "、", "。", "\n", "\t", "|", "\x00", "\x0c", "\u200b", "𠮷", "😀", "1.", "（一）", "一、", "专栏1", "到2025年", "牵头", "负责", "等部门", "《", "”", "附件", "…… 12", "&nbsp;", "**"]  # fmt: skip


@st.composite
def _documents(draw: st.DrawFn) -> str:
    """A text or a window of a plan with some of its lines moved, doubled or lost, and things put in anywhere."""
    text = draw(st.sampled_from([*_TEXTS, *_windows()]))
    for _ in range(draw(st.integers(0, 4))):
        text = draw(st.sampled_from([_cut, _doubled, _shuffled, _put_in, _on_one_line]))(draw, text)
    return text


def _windows() -> list[str]:
    plans = [path.read_text(encoding="utf-8") for path in _PLANS]
    return [plan[start : start + _WINDOW] for plan in plans for start in (0, len(plan) // 2)]


def _cut(draw: st.DrawFn, text: str) -> str:
    first, second = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    return text[:first] + text[second:] if second - first < len(text) // 2 else text[first:second]


def _doubled(draw: st.DrawFn, text: str) -> str:
    place = draw(st.integers(0, len(text)))
    return text[:place] + text[max(0, place - 200) :]


def _shuffled(draw: st.DrawFn, text: str) -> str:
    return "\n".join(draw(st.permutations(text.split("\n"))))


def _put_in(draw: st.DrawFn, text: str) -> str:
    pieces = st.one_of(st.sampled_from(_PIECES), st.text(max_size=5))
    for _ in range(draw(st.integers(1, 12))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(pieces) + text[place:]
    return text


def _on_one_line(draw: st.DrawFn, text: str) -> str:
    return text.replace("\n", draw(st.sampled_from(["", " ", "\u3000", "\r"])))


@given(_documents())
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_a_damaged_plan_is_read_or_refused_and_every_fact_has_its_place(text: str) -> None:
    try:
        facts = read_facts(Document("damaged.txt", "text", "0", text))
    except IngestError:
        return
    found = [*facts.responsibilities, *facts.indicators, *facts.projects, *facts.deadlines, *facts.measures]
    assert [fact.quote for fact in found if not is_grounded(fact.model_dump(), text)] == []


@pytest.mark.parametrize("text", ["", "\n\n", "\x00" * 50, "（" * 5000, "、" * 5000, "一、" * 3000, "（一）" * 3000])
def test_a_text_of_nothing_but_marks_is_refused(text: str) -> None:
    with pytest.raises(IngestError):
        read_facts(Document("marks.txt", "text", "0", text))
