"""`python -m tests.docs`: writes the code's parts of the docs anew; their diff is read like any other."""

import sys
import tempfile

from tests.command_line import CommandLine
from tests.docs.blocks import write_block
from tests.docs.pages import (
    PLANS,
    QUESTIONS,
    ROOT,
    accuracy_table,
    api_page,
    printed_answer,
    settings_page,
    templates_page,
)

PAGES = {"settings": settings_page, "api": api_page, "templates": templates_page}


def main() -> int:
    for name, page in PAGES.items():
        write_block(ROOT / "docs" / f"{name}.md", name, page())
    accuracy = accuracy_table()
    with tempfile.TemporaryDirectory(prefix="qiantou-docs-") as home:
        qiantou = CommandLine({"QIANTOU_HOME": home})
        qiantou("ingest", PLANS)
        for readme, question in QUESTIONS.items():
            write_block(ROOT / readme, "answer", printed_answer(question, qiantou))
            write_block(ROOT / readme, "accuracy", accuracy)
        qiantou("stop")
    return 0


if __name__ == "__main__":
    sys.exit(main())
