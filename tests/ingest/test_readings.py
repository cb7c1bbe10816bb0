"""How characters are read: left out where rules read, printed where the document is quoted."""

from ingest.check import is_grounded
from ingest.models import Document
from ingest.walk import read_facts

TEXT = """某縣2023年工作要點

一、主要任務(wù)

(一)加強(qiáng)污染防治。2023年6月底前,完成園區(qū)管網(wǎng)排查。(責(zé)任單位:縣生態(tài)環(huán)境局、縣工信局)

(二)深化改革。全縣污水收集率達(dá)到78%。(責(zé)任單位:縣住建局)

三、組織實施
"""


def test_facts_are_found_without_readings_and_quoted_with_them() -> None:
    facts = read_facts(Document("plan.txt", "text", "0", TEXT))
    assert [section.title for section in facts.sections][:2] == ["主要任務(wù)", "加強(qiáng)污染防治"]
    assert [duty.written for duty in facts.responsibilities] == ["縣生態(tài)環(huán)境局", "縣工信局", "縣住建局"]
    assert [indicator.target_value for indicator in facts.indicators] == [78]
    assert facts.responsibilities[0].quote == "責(zé)任單位:縣生態(tài)環(huán)境局、縣工信局"
    assert all(is_grounded(fact, TEXT) for fact in (*facts.responsibilities, *facts.indicators, *facts.deadlines))
