"""Texts as sites for shared files show them: cut every few hundred characters, the pieces numbered."""

from tests.readings import lines_of, outline_of

HEAD = "《某市发展实施方案.docx》由会员分享,可在线阅读,更多相关内容请搜索。\n"
PREAMBLE = "为全面落实省政府关于推进高质量发展的部署，结合我市实际，加快补齐短板、做强优势，持续激发各类主体活力，" * 4
TEXT = "围绕全局谋划布局，统筹各方力量完善工作体系，持续提升治理能力和服务水平，确保各项部署落到实处。" * 5


def test_numbers_of_pieces_are_no_part_of_the_text_wherever_they_stand() -> None:
    text = f"{HEAD}1、某市发展实施方案{PREAMBLE}制定本方案。一、主要任务(一)完善服务。{TEXT}半径50公里2、全覆盖。(二)推广优良品种。{TEXT}"
    assert outline_of(text) == ["一 主要任务", "  一 完善服务", "  二 推广优良品种"]
    assert "半径50公里" in "\n".join(lines_of(text))
    assert "2、全覆盖" not in "\n".join(lines_of(text))


def test_a_piece_that_begins_a_line_goes_on_with_the_one_before() -> None:
    text = f"{HEAD}1、某市发展实施方案{PREAMBLE}制定本方案。一、主要任务。推行耕地保护田长制，安全利用受污染耕\n2、地，守住耕地红线。"
    assert lines_of(text)[-1] == "一、主要任务。推行耕地保护田长制，安全利用受污染耕地，守住耕地红线。"


def test_the_first_piece_s_title_ends_where_its_text_begins() -> None:
    assert lines_of(f"{HEAD}1、某市发展实施方案{PREAMBLE}制定本方案。")[1] == "某市发展实施方案"


def test_the_numbers_of_any_other_text_stay() -> None:
    text = f"某市发展实施方案\n1、完善服务。{TEXT}\n2、推广品种。{TEXT}"
    assert outline_of(text) == ["1 完善服务", "2 推广品种"]


def test_pieces_that_break_off_in_mid_sentence_tell_such_a_site_too() -> None:
    first = f"1、某市发展实施方案{PREAMBLE}制定本方案。一、主要任务(一)完善服务。{TEXT}由各成员单位相关"
    text = f"{first}\n2、科室负责同志担任。(二)健全制度。{TEXT}视情可\n3、随时召开。"
    assert outline_of(text) == ["一 主要任务", "  一 完善服务", "  二 健全制度"]
