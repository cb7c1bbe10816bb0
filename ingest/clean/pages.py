"""What a page prints around its text: page numbers and running heads."""

from collections import Counter

from ingest.headings import is_title
from ingest.rulebook import load_rules

_LONGEST_MARK = 40
_LONGEST_HEAD = 45
_LONGEST_TITLE = 30
_FEWEST_PAGES = 3
_FEWEST_LINES = 3
_SHORTEST_PAGE = 120
"""Characters between two numbers of pages: those of a list's rows stand closer."""


def find_page_marks(original: str, lines: list[tuple[int, int]]) -> set[int]:
    """Indexes of the lines that are page marks: `－ 6 －` on one line or on three, `第6页`, and bare page numbers."""
    rules = load_rules("clean")
    mark, dash, number = (rules[name].regex for name in ("page_mark", "dash", "page_number"))
    found: set[int] = set()
    numbers: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(lines):
        if end - start > _LONGEST_MARK:
            continue
        text = original[start:end].strip()
        if mark.search(text):
            found.add(index)
        elif number.search(text) and not (text.startswith("0") and _heads_title(original, lines, index)):
            around = [original[slice(*lines[i])].strip() for i in (index - 1, index + 1) if 0 <= i < len(lines)]
            if len(around) == 2 and all(dash.search(beside) for beside in around):
                found |= {index - 1, index, index + 1}
            else:
                numbers.append((index, int(text)))
    return found | _bare_numbers(numbers, lines)


def _heads_title(original: str, lines: list[tuple[int, int]], index: int) -> bool:
    """Whether a number stands above a title: `01` on a line of its own."""
    below = original[slice(*lines[index + 1])].strip() if index + 1 < len(lines) else ""
    return is_title(below, longest=_LONGEST_TITLE)


def _bare_numbers(numbers: list[tuple[int, int]], lines: list[tuple[int, int]]) -> set[int]:
    """Numbers alone on their lines that count on, one a page, with text between them."""
    best: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for index, value in numbers:
        if run and (
            value != run[-1][1] + 1 or index - run[-1][0] < _FEWEST_LINES or _is_near(lines, run[-1][0], index)
        ):
            run = []
        run.append((index, value))
        if len(run) > len(best):
            best = run
    return {index for index, _ in best} if len(best) >= _FEWEST_PAGES else set()


def _is_near(lines: list[tuple[int, int]], before: int, after: int) -> bool:
    return lines[after][0] - lines[before][1] < _SHORTEST_PAGE


def find_running_heads(original: str, lines: list[tuple[int, int]], after_page: set[int]) -> set[int]:
    """Indexes of the lines that are printed again at the top of page after page."""
    texts = {i: original[slice(*lines[i])].strip() for i in after_page if lines[i][1] - lines[i][0] <= _LONGEST_HEAD}
    often = {text for text, count in Counter(texts.values()).items() if count >= _FEWEST_PAGES}
    return {i for i, text in texts.items() if text in often and not text.startswith(("专栏", "表", "续表"))}
