"""What can go wrong in the store; every message says what to do."""


class QueriesError(Exception):
    """Anything that this room raises on purpose."""


class StoreError(QueriesError):
    """The database could not do what was asked."""


class DatabaseUnreachable(StoreError):
    """Nothing answers at the database's address, or it stopped answering."""


class WrongCredentials(StoreError):
    """The database does not accept the user name and password."""


class QueryTimedOut(StoreError):
    """The database gave up a query or a transaction at its time limit."""


class QueryFailed(StoreError):
    """The database refused a query; `code` is Neo4j's own status code."""

    def __init__(self, message: str, *, code: str | None) -> None:
        super().__init__(message)
        self.code = code


class OutOfMemory(StoreError):
    """The database has not the memory for a query or a transaction; nothing of it was done."""


class DiskFull(StoreError):
    """No space left where the data or the jars are kept."""


class HomeUnusable(StoreError):
    """A folder of ours cannot be written."""


class JarsUnavailable(StoreError):
    """The embedded Neo4j's jars could not be fetched, or are not those of the lock."""


class EngineFailed(StoreError):
    """The embedded Neo4j did not start or stop; the message names its log."""


class OtherVersion(StoreError):
    """The graph was written by a program with another schema."""


class HalfRestored(StoreError):
    """A restore was ended in the middle; nothing may be read from half a graph."""


class BackupError(QueriesError):
    """A backup that cannot be written, read or taken in."""


class TablesError(QueriesError):
    """Tables that cannot be written, read or loaded."""


class PlaceMissing(TablesError):
    """A store of files has not what was asked of it."""


class PlaceRefused(TablesError):
    """A store of files does not let us do it."""


class TemplateError(QueriesError):
    """A template does not hold to its form; the message names the file and the place."""


class ParameterError(QueriesError):
    """A value does not fit a template's parameter."""


class UnknownTemplate(QueriesError):
    """No template has that name."""
