"""A user's own folder of vocabulary and rules: what it changes, what is wrong with it, and the example of the docs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import CommandLine, Run

PAGE = Path(__file__).parents[2] / "docs" / "vocabulary.md"
FILE = re.compile(r"^`(?P<name>[\w/]+\.\w+)`:\n\n```\w+\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)


def files_of_the_page() -> dict[str, str]:
    return {match["name"]: match["text"] for match in FILE.finditer(PAGE.read_text(encoding="utf-8"))}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return write(tmp_path, {"plan.txt": files_of_the_page()["plan.txt"]}) / "plan.txt"


def extract(qiantou: CommandLine, plan: Path, folder: Path | None) -> dict[str, Any]:
    run = qiantou("extract", plan, "--json", QIANTOU_VOCABULARY=str(folder or ""))
    assert run.code == 0, run.err
    facts: dict[str, Any] = json.loads(run.out)
    return facts


def told(facts: dict[str, Any]) -> dict[str, object]:
    """What the page shows of the facts."""
    return {
        "departments": [[d["name"], d["written"], d["function"]] for d in facts["departments"]],
        "concepts": [indicator["concept"] for indicator in facts["indicators"]],
        "topics": sorted({mention["topic"] for mention in facts["mentions"]}),
        "unread": [passage["quote"] for passage in facts["report"]["unread"]],
    }


def test_the_example_of_the_page_does_what_the_page_says(
    plan: Path, tmp_path: Path, qiantou_alone: CommandLine
) -> None:
    files = {name: text for name, text in files_of_the_page().items() if name != "plan.txt"}
    assert len(files) == 7
    folder = write(tmp_path / "own", files)
    shown = re.search(r"^```json\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert shown is not None
    assert told(extract(qiantou_alone, plan, folder)) == json.loads(shown[1])


def test_without_the_folder_the_same_plan_is_read_as_it_comes(plan: Path, qiantou_alone: CommandLine) -> None:
    facts = extract(qiantou_alone, plan, None)
    assert [d["name"] for d in facts["departments"] if not d["listed"]] == ["永宁县冰雪局", "永宁县冰雪产业发展局"]
    assert [u["quote"] for u in facts["report"]["unread"]] == ["承办窗口：县科技局"]


def test_an_entry_stands_in_the_place_of_the_shipped_one(
    plan: Path, tmp_path: Path, qiantou_alone: CommandLine
) -> None:
    own = '[[organisation]]\nid = "culture_office"\nfunction = "sports"\nforms = [{ name = "文旅局" }]\n'
    facts = extract(qiantou_alone, plan, write(tmp_path / "own", {"departments.toml": own}))
    bureau = next(d for d in facts["departments"] if d["written"] == ["县文旅局"])
    assert (bureau["name"], bureau["function"]) == ("永宁县文旅局", "sports")


def test_names_decided_to_be_one_are_one(plan: Path, tmp_path: Path, qiantou_alone: CommandLine) -> None:
    own = '[[same]]\ncity = "永宁县"\nnames = ["县冰雪产业发展局", "县冰雪局"]\n'
    facts = extract(qiantou_alone, plan, write(tmp_path / "own", {"decisions.toml": own}))
    bureau = next(d for d in facts["departments"] if "县冰雪局" in d["written"])
    assert (bureau["name"], bureau["listed"]) == ("永宁县冰雪产业发展局", True)
    assert sorted(bureau["written"]) == ["县冰雪产业发展局", "县冰雪局"]


def test_a_decision_of_another_city_changes_nothing(plan: Path, tmp_path: Path, qiantou_alone: CommandLine) -> None:
    own = '[[same]]\ncity = "永康市"\nnames = ["县冰雪产业发展局", "县冰雪局"]\n'
    facts = extract(qiantou_alone, plan, write(tmp_path / "own", {"decisions.toml": own}))
    assert facts["departments"] == extract(qiantou_alone, plan, None)["departments"]


def test_a_division_of_ones_own_has_its_place(tmp_path: Path, qiantou_alone: CommandLine) -> None:
    plan = write(
        tmp_path, {"plan.txt": files_of_the_page()["plan.txt"].replace("永宁县", "永宁新区").replace("县", "区")}
    )
    folder = write(tmp_path / "own", {"divisions.tsv": files_of_the_page()["divisions.tsv"]})
    facts = extract(qiantou_alone, plan / "plan.txt", folder)
    assert [city["name"] for city in facts["cities"]] == ["永宁新区", "银川市", "宁夏回族自治区"]
    assert extract(qiantou_alone, plan / "plan.txt", None)["cities"][0]["code"] is None


ORGANISATION = '[[organisation]]\nid = "one"\nfunction = "water"\nforms = [{ name = "一局" }]\n\n'


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"departments.toml": "[[organisation]\n"}, r"departments\.toml: it is no TOML: .*line 1"),
        ({"departments.toml": ORGANISATION + '[[organisation]]\nid = "two"\n'}, r"line 6, organisation: function"),
        (
            {
                "departments.toml": ORGANISATION
                + '[[organisation]]\nid = "two"\nfunction = "water"\nforms = [{ nam = "x" }]\n'
            },
            r"line 6, organisation: forms\.0\.name",
        ),
        ({"departments.toml": ORGANISATION.replace("water", "swimming")}, r"departments\.toml: .*swimming"),
        (
            {"topics.toml": '[[topic]]\nid = "ice"\nzh = "冰雪"\nen = "ice"\nbroader = ["snow"]\n'},
            "broader topic is missing",
        ),
        ({"topics.toml": '[[topic]]\nid = "Ice"\nzh = "冰雪"\nen = "ice"\n'}, r"topics\.toml: line 1, topic: id"),
        ({"divisions.tsv": "# code, name, short\n640190\t永宁新区\n"}, r"divisions\.tsv: line 2: expected a code"),
        ({"divisions.tsv": "640190\t甲区\t甲\n640190\t乙区\t乙\n"}, r"divisions\.tsv: line 2: .*乙区"),
        ({"cities.tsv": ""}, r"cities\.tsv: no file of this name is read; there are .*divisions\.tsv"),
        ({"topic.toml": ""}, r"topic\.toml: no file of this name is read; there are .*topics\.toml"),
        ({"rules/units.toml": '[words]\ngeneric_words = ["某方"]\n'}, "generic_words"),
        (
            {"rules/units.toml": '[[rule]]\nid = "and"\npattern = "和("\nmatches = ["甲和乙"]\nrejects = ["甲、乙"]\n'},
            r"rule 'and': its pattern is no regular expression",
        ),
        (
            {"rules/units.toml": '[[rule]]\nid = "and"\npattern = "和"\nmatches = ["甲与乙"]\nrejects = ["甲、乙"]\n'},
            r"rule 'and': does not match \['甲与乙'\]",
        ),
        ({"decisions.toml": '[[same]]\ncity = "甲市"\nnames = ["甲局"]\n'}, r"decisions\.toml: line 1, same: names"),
        (
            {
                "decisions.toml": '[[same]]\ncity = "甲"\nnames = ["一", "二"]\n[[different]]\ncity = "甲"\nnames = ["二", "一"]\n'
            },
            "are the same and different",
        ),
    ],
)
def test_a_fault_is_named_with_its_file_and_line_and_nothing_is_done(
    files: dict[str, str], said: str, plan: Path, tmp_path: Path, qiantou_alone: CommandLine
) -> None:
    run = qiantou_alone("extract", plan, QIANTOU_VOCABULARY=str(write(tmp_path / "own", files)))
    assert_refused(run, said)


def test_a_folder_that_is_not_there_is_named(plan: Path, tmp_path: Path, qiantou_alone: CommandLine) -> None:
    run = qiantou_alone("extract", plan, QIANTOU_VOCABULARY=str(tmp_path / "nowhere"))
    assert_refused(run, "nowhere: QIANTOU_VOCABULARY names this folder, and there is none")


def assert_refused(run: Run, said: str) -> None:
    assert (run.code, run.out) == (2, ""), run.err
    assert len(run.messages) == 1
    assert re.search(said, run.messages[0]), run.messages[0]
    assert "docs/vocabulary.md" in run.messages[0]
