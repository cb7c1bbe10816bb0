"""A text that is only a plan's table of figures: its aims are read without a heading above them."""

from ingest.clean.cell_forms import Kind
from ingest.clean.fitted_rows import read_columns
from ingest.models import Cleaned, Table
from ingest.rulebook import load_rules

_HEAD_ROWS = 2
_FEWEST_ROWS = 2


def find_figures(cleaned: Cleaned) -> int | None:
    """Where the first table of aims stands: of what is measured, and of numbers that are aims by their head or nature."""
    return next((table.start for table in cleaned.tables if _sets_aims(table)), None)


def _sets_aims(table: Table) -> bool:
    if len(table.rows) <= _FEWEST_ROWS:
        return False
    is_aim = load_rules("tables")["head-of-aim"].regex.search
    for row in table.rows[:_HEAD_ROWS]:
        heads = [cell.text for cell in row]
        kinds = read_columns(heads)
        if Kind.ITEM in kinds and Kind.VALUE in kinds and (Kind.NATURE in kinds or any(map(is_aim, heads))):
            return True
    return False
