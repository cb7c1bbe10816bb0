"""A name or a sentence in both languages of the house."""

from pydantic import Field

from schema.evidence import Frozen


class Wording(Frozen):
    """The same said in Chinese and in English."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)
