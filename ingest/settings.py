"""What a user may set for reading, from the environment."""

import os

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from queries.settings import FullPath


def _count_cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class IngestSettings(BaseSettings):
    """Every setting is the environment's QIANTOU_ and its name here."""

    model_config = SettingsConfigDict(env_prefix="QIANTOU_", frozen=True, extra="ignore")

    max_bytes: int = Field(default=50_000_000, gt=0, description="A larger file is refused before it is read")
    max_characters: int = Field(default=5_000_000, gt=0, description="A file whose text is longer is refused")
    max_pages: int = Field(default=1000, gt=0, description="A PDF or TIFF of more pages is refused")
    max_ocr_pages: int = Field(default=200, gt=0, description="A file with more pages of pictures is refused")
    max_pixels: int = Field(default=100_000_000, gt=0, description="A larger picture is refused")
    max_unpacked_bytes: int = Field(
        default=200_000_000, gt=0, description="A ZIP, DOCX or XLSX that unpacks to more is refused"
    )
    max_members: int = Field(default=5_000, gt=0, description="A ZIP, DOCX or XLSX of more parts is refused")
    read_seconds: float = Field(
        default=120.0, gt=0, description="Time for taking the text out of a file; each page of pictures has as much"
    )
    read_megabytes: int = Field(default=4096, gt=0, description="Memory for taking the text out of a file")
    processes: int = Field(
        default_factory=_count_cores, gt=0, description="How many processes read many documents; unset: one a core"
    )


class VocabularySettings(BaseSettings):
    """Where a user keeps vocabulary, rules and decisions of one's own."""

    model_config = SettingsConfigDict(env_prefix="QIANTOU_", frozen=True, extra="ignore", env_ignore_empty=True)

    vocabulary: FullPath | None = Field(
        default=None, description="Folder with vocabulary and rules of one's own; see vocabulary.md"
    )
    home: FullPath = Field(
        default_factory=lambda: platformdirs.user_data_path("qiantou"),
        description="The same folder as above: `decisions.toml` in it is read too",
    )
