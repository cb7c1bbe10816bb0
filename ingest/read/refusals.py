"""Why a file of one of the many forms could not be read: the branch of the error tree that this folder raises."""

from collections.abc import Sequence
from pathlib import Path

from ingest.errors import IngestError


class Damaged(IngestError):
    def __init__(self, path: Path, form: str, reason: str = "") -> None:
        detail = f" ({reason})" if reason else ""
        super().__init__(
            path, f"this {form} is damaged{detail}.", advice="Fetch it again, or open it and save it anew."
        )


class Encrypted(IngestError):
    def __init__(self, path: Path, form: str) -> None:
        super().__init__(
            path, f"this {form} is encrypted.", advice="Open it with its password and save it without one."
        )


class OldOffice(IngestError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "this is an old Office file (DOC, XLS or WPS), whatever its name says.",
            advice="Convert it with `soffice --headless --convert-to docx FILE` (xlsx for a sheet), "
            "or save it as DOCX in Word or WPS.",
        )


class ExternalEntities(IngestError):
    def __init__(self, path: Path, part: str) -> None:
        super().__init__(
            path,
            f"its part {part!r} declares XML entities, which no Office program writes.",
            advice="Do not trust this file; ask its sender for another, or save its text anew.",
        )


class Unpacks(IngestError):
    """A ZIP (or a DOCX, XLSX) that grows beyond bounds when it is unpacked."""

    def __init__(self, path: Path, what: str, limit: str) -> None:
        super().__init__(
            path, f"unpacked it has {what}, more than the limit of {limit}.", advice="Unpack it yourself and look."
        )


class UnsafeMember(IngestError):
    def __init__(self, path: Path, member: str) -> None:
        super().__init__(
            path,
            f"its member {member!r} leads out of the archive.",
            advice="Do not trust this file; pack the plans again.",
        )


class NoPlans(IngestError):
    def __init__(self, path: Path) -> None:
        super().__init__(path, "the archive holds no document of a known form.", advice="Pack the plans themselves.")


class SeveralDocuments(IngestError):
    def __init__(self, path: Path, members: Sequence[str]) -> None:
        shown = ", ".join(f"{path.name}!{member}" for member in members[:3]) + (" …" if len(members) > 3 else "")
        super().__init__(path, f"the archive holds {len(members)} documents.", advice=f"Name one of them: {shown}")


class NoText(IngestError):
    def __init__(self, path: Path, form: str) -> None:
        super().__init__(path, f"this {form} holds no words.", advice="Check that it is the plan itself.")


class OnlyAttached(IngestError):
    def __init__(self, path: Path, named: Sequence[str]) -> None:
        shown = ", ".join(named[:3]) + (" …" if len(named) > 3 else "")
        super().__init__(
            path,
            f"this page does not hold the plan, it only leads to it: {shown}.",
            advice="Save that from the page and give it instead.",
        )


class NeedsOcr(IngestError):
    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            path,
            f"{what}, and the reader of pictures is not installed.",
            advice="Install it with `pip install -e '.[ocr]'` in the clone, or give a file with text.",
        )


class TooManyPages(IngestError):
    def __init__(self, path: Path, *, pages: int, limit: int, setting: str) -> None:
        super().__init__(
            path,
            f"it has {pages:,} pages to read, more than the limit of {limit:,}.",
            advice=f"Give the plan's own pages, or raise the limit with {setting}.",
        )


class TooLong(IngestError):
    def __init__(self, path: Path, limit: int) -> None:
        super().__init__(
            path,
            f"its text is longer than the limit of {limit:,} characters.",
            advice="Give one plan a file, or raise the limit with QIANTOU_MAX_CHARACTERS.",
        )


class TooSlow(IngestError):
    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(
            path,
            f"reading it took longer than the limit of {seconds:g} seconds.",
            advice="Save it anew in a simpler form, or raise the limit with QIANTOU_READ_SECONDS.",
        )


class TooMuchMemory(IngestError):
    def __init__(self, path: Path, megabytes: int) -> None:
        super().__init__(
            path,
            f"reading it took more than the limit of {megabytes:,} MB of memory.",
            advice="Save it anew in a simpler form, or raise the limit with QIANTOU_READ_MEGABYTES.",
        )


class Broke(IngestError):
    """The reader's own process died on it."""

    def __init__(self, path: Path, form: str, code: int) -> None:
        super().__init__(
            path, f"the reader of {form} files broke down on it (code {code}).", advice="Open it and save it anew."
        )


class TooLargePicture(IngestError):
    def __init__(self, path: Path, *, pixels: int, limit: int) -> None:
        super().__init__(
            path,
            f"the picture has {pixels:,} points, more than the limit of {limit:,}.",
            advice="Save it smaller (150 points an inch do), or raise the limit with QIANTOU_MAX_PIXELS.",
        )
