"""What the API can be told, from the environment."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ApiSettings(BaseSettings):
    """Limits of the answers; each is set by `QIANTOU_` and its name in capitals."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", env_prefix="QIANTOU_", env_ignore_empty=True)

    default_limit: int = Field(default=100, ge=1, description="Rows of a list when the request names no limit")
    max_limit: int = Field(default=1000, ge=1, description="Most rows that a request may ask for")
    max_question_length: int = Field(default=500, ge=1, description="Longest question that is read, in characters")
