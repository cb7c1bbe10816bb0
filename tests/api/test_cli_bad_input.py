"""Bad input: one clear message that names the file and says what to do, an exit code, and everything else as it was."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import QIANTOU, CommandLine, Run

GOOD_PLAN = """青石市消防救援“十四五”规划

一、总体要求

“十四五”时期是全市消防救援事业发展的重要时期，为做好各项工作，根据有关法律法规，制定本规划。

二、主要任务

（一）加强消防站建设

到2025年，新建消防站3座。（牵头单位：市消防救援支队；配合单位：市财政局、市自然资源和规划局）

（二）完善物资保障

健全应急物资储备制度，推动巨灾保险试点。（责任单位：市应急管理局）

三、保障措施

（一）加强组织领导

各有关部门要各司其职，协同配合，确保规划目标如期实现。
"""

LONG_TAIL = "".join(
    f"\n（{n}）推进应急能力建设{n}\n\n市应急管理局牵头编制预案，各街道每年组织演练。\n" for n in range(1, 1500)
)

NOVEL = (
    "CHAPTER {n}\n\n"
    + (
        "The boat came up the river before dawn, and nobody on the quay knew the man who stepped ashore. "
        "He carried one bag, asked for the inn, and paid for a week in coins that the landlord had not seen for years.\n\n"
    )
    * 12
)


def write_empty(folder: Path) -> Path:
    return _write(folder / "empty.txt", b"")


def write_blank(folder: Path) -> Path:
    return _write(folder / "blank.txt", b" \n\n\t\n")


def write_folder(folder: Path) -> Path:
    path = folder / "folder-without-plans"
    path.mkdir()
    return path


def write_missing(folder: Path) -> Path:
    return folder / "missing.txt"


def write_binary(folder: Path) -> Path:
    return _write(folder / "binary.txt", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 40)


def write_pdf(folder: Path) -> Path:
    return _write(folder / "scan.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40)


def write_undecodable(folder: Path) -> Path:
    return _write(folder / "undecodable.txt", "第一章 总则\n".encode() * 40 + b"\xff\xff\x81\x20\xfe" * 30)


def write_without_headings(folder: Path) -> Path:
    return _write(folder / "no-headings.txt", ("各有关部门要认真贯彻落实，确保完成。" * 60).encode())


def write_novel(folder: Path) -> Path:
    return _write(folder / "novel.txt", "".join(NOVEL.format(n=n) for n in range(1, 15)).encode())


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


BAD_FILES = [
    write_empty,
    write_blank,
    write_folder,
    write_missing,
    write_binary,
    write_pdf,
    write_undecodable,
    write_without_headings,
    write_novel,
]


@pytest.fixture
def good_plan(tmp_path: Path) -> Path:
    return _write(tmp_path / "qingshi-fire.txt", GOOD_PLAN.encode())


def assert_one_message(run: Run, path: Path) -> None:
    """Only one line of standard error is a message; it names the file and is a sentence that ends in advice."""
    messages = [line for line in run.err.splitlines() if line.startswith("qiantou: ")]
    assert len(messages) == 1
    assert str(path) in messages[0]
    assert len(messages[0].removeprefix(f"qiantou: {path}")) > 20
    assert "Traceback" not in run.err


@pytest.mark.parametrize("write", BAD_FILES, ids=lambda write: write.__name__)
def test_extract_refuses(write: Callable[[Path], Path], tmp_path: Path, qiantou_alone: CommandLine) -> None:
    path = write(tmp_path)
    run = qiantou_alone("extract", path, "--json")
    assert run.code == 1
    assert run.out == ""
    assert_one_message(run, path)


def test_extract_refuses_a_file_over_the_limit_and_names_the_setting(
    good_plan: Path, qiantou_alone: CommandLine
) -> None:
    run = qiantou_alone("extract", good_plan, QIANTOU_MAX_BYTES="100")
    assert run.code == 1
    assert_one_message(run, good_plan)
    assert "QIANTOU_MAX_BYTES" in run.err


def test_a_wrong_setting_is_named_with_its_value(good_plan: Path, qiantou_alone: CommandLine) -> None:
    run = qiantou_alone("extract", good_plan, QIANTOU_MAX_BYTES="many")
    assert run.code == 2
    assert "QIANTOU_MAX_BYTES='many'" in run.err
    assert "Traceback" not in run.err


def test_a_full_disk_under_the_output_is_said(good_plan: Path, qiantou_alone: CommandLine) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    with full.open("w") as out:
        ended = subprocess.run(
            [str(QIANTOU), "extract", str(good_plan), "--json"],
            env=qiantou_alone.environment(),
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 1
    assert "No space left" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_reader_of_the_output_may_leave(good_plan: Path, qiantou_alone: CommandLine) -> None:
    """`qiantou extract … --json | head -1` ends without a word."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as out:
        ended = subprocess.run(
            [str(QIANTOU), "extract", str(good_plan), "--json"],
            env=qiantou_alone.environment(),
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.engine
def test_bad_files_leave_the_graph_and_the_good_files_of_the_call_are_read(
    tmp_path: Path, good_plan: Path, qiantou: CommandLine
) -> None:
    before = qiantou("plans", "--json").out
    bad = [write(tmp_path) for write in BAD_FILES]
    run = qiantou("ingest", *bad[:4], good_plan, *bad[4:])
    messages = [line for line in run.err.splitlines() if line.startswith("qiantou: ")]
    assert run.code == 1
    assert [str(path) in message for path, message in zip(bad, messages, strict=True)] == [True] * len(bad)
    assert "青石市消防救援" in qiantou("plans").out
    assert qiantou("remove", good_plan.name).code == 0
    assert qiantou("plans", "--json").out == before


@pytest.mark.engine
def test_a_file_that_vanishes_during_the_call_is_named(tmp_path: Path, good_plan: Path, qiantou: CommandLine) -> None:
    vanishing = _write(tmp_path / "vanishing.txt", GOOD_PLAN.replace("青石", "白沙").encode())
    # Read first and long enough for the other to vanish meanwhile.
    _write(good_plan, (GOOD_PLAN + LONG_TAIL).encode())
    command = [str(QIANTOU), "ingest", str(good_plan), str(vanishing)]
    with subprocess.Popen(command, env=qiantou.environment(), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "(1 of 2)" in line:
                vanishing.unlink()
                break
        rest = process.stderr.read()
    assert process.returncode == 1
    assert str(vanishing) in rest
    assert "白沙市" not in qiantou("plans").out
    assert qiantou("remove", good_plan.name).code == 0


def test_an_unreachable_database_is_named(good_plan: Path, qiantou_alone: CommandLine) -> None:
    run = qiantou_alone("ingest", good_plan, QIANTOU_CONNECT_TIMEOUT_SECONDS="1")
    assert run.code == 3
    assert "bolt://127.0.0.1:9" in run.err
    assert "Traceback" not in run.err
