"""What the API can be told, from the environment."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.ask_question import READ_AT_MOST
from queries.parameters import MAX_LIMIT


class ApiSettings(BaseSettings):
    """Limits of the answers; each is set by `QIANTOU_` and its name in capitals."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", env_prefix="QIANTOU_", env_ignore_empty=True)

    default_limit: int = Field(default=100, ge=1, description="Rows of a list when the request names no limit")
    max_limit: int = Field(default=MAX_LIMIT, ge=1, le=MAX_LIMIT, description="Most rows that a request may ask for")
    max_question_length: int = Field(
        default=READ_AT_MOST, ge=1, le=READ_AT_MOST, description="Longest question that is read, in characters"
    )
