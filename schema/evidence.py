"""Evidence: the plan's own words and their place. No fact is made without it."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Frozen(BaseModel):
    """The base of every model: unchangeable, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Frozen):
    """A quote and where it stands.

    `start` and `end` count characters of the document's decoded text; `text[start:end]` is the quote,
    whitespace, page marks and converter marks aside. `page` counts from 1 where the source has pages; `ocr` tells
    that the words were read by OCR, and how surely (0 to 1).
    """

    quote: Annotated[str, Field(min_length=1)]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(gt=0)]
    page: int | None = None
    ocr: Annotated[float | None, Field(ge=0, le=1)] = None

    @model_validator(mode="after")
    def _span_is_not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"evidence ends at {self.end} before it starts at {self.start}: {self.quote!r}")
        return self
