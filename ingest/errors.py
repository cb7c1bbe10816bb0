"""Why a file could not be read: one small tree; every message names the file and what to do."""

from collections.abc import Sequence
from pathlib import Path


class IngestError(Exception):
    """A file that was not taken in. `advice` says what its owner can do."""

    def __init__(self, path: Path | str, problem: str, *, advice: str) -> None:
        super().__init__(f"{path}: {problem} {advice}")
        self.path = Path(path)
        self.problem = problem
        self.advice = advice

    def name_file(self, path: Path) -> None:
        """Say the path as it was given, where the step that refused knew the document's name only."""
        self.path = path
        self.args = (f"{path}: {self.problem} {self.advice}",)


class Missing(IngestError):
    def __init__(self, path: Path | str) -> None:
        super().__init__(path, "there is no such file.", advice="Check the path.")


class IsFolder(IngestError):
    def __init__(self, path: Path) -> None:
        super().__init__(path, "this is a folder.", advice="Name the files inside it.")


class SamePlan(IngestError):
    """Two files of one call are two readings of one plan: which one counts must not hang on their order."""

    def __init__(self, path: Path | str, other: Path | str) -> None:
        super().__init__(path, f"it is the plan that was read from {other} already.", advice="Name one of the two.")


class Unreadable(IngestError):
    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(path, f"the system refuses to read it ({reason}).", advice="Check its permissions.")


class Vanished(IngestError):
    def __init__(self, path: Path) -> None:
        super().__init__(path, "the file vanished while it was being read.", advice="Put it back and run again.")


class BrokeDown(IngestError):
    """The process that read it died, and with it nothing else."""

    def __init__(self, path: Path, code: int) -> None:
        super().__init__(
            path,
            f"the process that read it broke down (code {code}).",
            advice="The other documents were read. Open it and save it anew.",
        )


class Empty(IngestError):
    def __init__(self, path: Path) -> None:
        super().__init__(path, "the file is empty.", advice="Save the plan's text into it.")


class TooLarge(IngestError):
    def __init__(self, path: Path | str, *, size: int, limit: int) -> None:
        super().__init__(
            path,
            f"the file has {size:,} bytes, more than the limit of {limit:,}.",
            advice="Split it, or raise the limit with QIANTOU_MAX_BYTES.",
        )


class Binary(IngestError):
    def __init__(self, path: Path, looks_like: str) -> None:
        super().__init__(path, f"this is no text ({looks_like}).", advice="Save it as a text or markdown file first.")


class Undecodable(IngestError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "its bytes are neither UTF-8, UTF-16 nor GB18030.",
            advice="Open it in an editor and save it as UTF-8.",
        )


class NoHeadings(IngestError):
    def __init__(self, path: Path | str) -> None:
        super().__init__(
            path,
            "neither headings (第一章, 一、, （一）, 1. …) nor a plan's title were found.",
            advice="Give the plan's whole text: its title, and each heading with its number on its own line.",
        )


class NotAPlan(IngestError):
    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(
            path, f"this does not look like a Chinese government plan: {reason}.", advice="Give the plan's own text."
        )


class AmbiguousPlan(IngestError):
    """Several plans of the graph go by one name."""

    def __init__(self, name: str, plans: Sequence[str]) -> None:
        super().__init__(name, f"{len(plans)} plans go by this name.", advice=f"Give one id of {', '.join(plans)}.")


class NoGold(IngestError):
    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(
            path, problem, advice="Name the folder of the gold with --gold; a plan's gold is `<name of the plan>.json`."
        )


class BadGold(IngestError):
    def __init__(self, path: Path, faults: Sequence[str]) -> None:
        super().__init__(
            path, f"this gold does not hold to the form: {'; '.join(faults)}.", advice="See data/gold/guide.md."
        )


class VocabularyError(IngestError):
    """A user's own vocabulary, rules or decisions do not hold to their form: nothing is read with them."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(path, problem, advice="See docs/vocabulary.md.")

    def name_file(self, path: Path) -> None:
        """The fault is in this file, whatever document was to be read."""
