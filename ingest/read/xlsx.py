"""XLSX -> Document: lists of tasks, one row a task; each sheet is a heading and a table."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.cell.cell import MergedCell as CoveredCell
from openpyxl.utils.exceptions import InvalidFileException

from ingest.models import Document
from ingest.read.printer import Printer
from ingest.read.raw import RawFile
from ingest.read.refusals import Damaged
from ingest.read.tables import MergedCell, print_table
from ingest.read.zipped import check_office_parts, open_zip
from ingest.settings import IngestSettings

_UNNAMED = re.compile(r"(?:Sheet|工作表|表)\s*\d*", re.I)
_PLAIN_SHEETS = 20_000_000
"""Bytes of unpacked XML up to which a workbook is opened whole, which tells its merged cells."""
_MOST_COLUMNS = 200
_BROKEN = (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError)


def read(raw: RawFile, settings: IngestSettings) -> Document:
    """The sheets that are shown; formulas give the value that was saved with them."""
    check_office_parts(raw, settings, within=("xl/workbook.xml",))
    printer = Printer(raw.path, longest=settings.max_characters)
    with open_zip(raw, settings) as opened:
        whole = sum(member.file_size for member in opened.infolist()) <= _PLAIN_SHEETS
    try:
        book = openpyxl.load_workbook(BytesIO(raw.content), read_only=not whole, data_only=True)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                _print_sheet(printer, sheet, whole=whole)
    except _BROKEN as error:
        raise Damaged(raw.path, "XLSX", f"{type(error).__name__}: {error}") from error
    return printer.document(raw, "xlsx", merges_known=whole)


def _print_sheet(printer: Printer, sheet: Any, *, whole: bool) -> None:
    """The sheet's title and name as headings, then its rows."""
    rows = [row for row in (_whole_rows(sheet) if whole else _plain_rows(sheet)) if any(cell.lines for cell in row)]
    if not rows:
        return
    title = ""
    while rows and (first := [cell for cell in rows[0] if cell.lines]) and len(first) == 1 and len(rows) > 1:
        title = title or " ".join(first[0].lines)
        printer.put_line(" ".join(first[0].lines))
        rows = rows[1:]
    heading = title if _UNNAMED.fullmatch(sheet.title) else sheet.title
    printer.put_line(f"# {heading or sheet.title}")
    print_table(printer, _trimmed(rows))


def _whole_rows(sheet: Any) -> Iterator[list[MergedCell]]:
    """Rows that somebody has hidden are left out; those that a filter hides for a while are not."""
    reach = {(m.min_row, m.min_col): (m.max_row - m.min_row + 1, m.max_col - m.min_col + 1) for m in sheet.merged_cells}
    for number, row in enumerate(sheet.iter_rows(max_col=min(sheet.max_column, _MOST_COLUMNS)), start=1):
        if sheet.row_dimensions[number].hidden and sheet.auto_filter.ref is None:
            continue
        yield [
            MergedCell(_lines(cell), *reach.get((cell.row, cell.column), (1, 1)))
            for cell in row
            if not isinstance(cell, CoveredCell)
        ]


def _plain_rows(sheet: Any) -> Iterator[list[MergedCell]]:
    for row in sheet.iter_rows():
        yield [MergedCell(_lines(cell)) for cell in row[:_MOST_COLUMNS]]


def _trimmed(rows: list[list[MergedCell]]) -> list[list[MergedCell]]:
    """The rows without the columns at their beginning and end that are empty in all."""
    empty = min((next((i for i, cell in enumerate(row) if _is_seen(cell)), len(row)) for row in rows), default=0)
    rows = [row[empty:] for row in rows]
    width = max((sum(c.columns for c in row[: _last_filled(row) + 1]) for row in rows), default=0)
    kept = []
    for row in rows:
        cells, column = [], 0
        for cell in row:
            if column >= width:
                break
            cells.append(cell)
            column += cell.columns
        kept.append(cells)
    return kept


def _is_seen(cell: MergedCell) -> bool:
    return bool(cell.lines) or cell.columns > 1 or cell.rows > 1


def _last_filled(row: list[MergedCell]) -> int:
    return max((index for index, cell in enumerate(row) if cell.lines), default=0)


def _lines(cell: Any) -> tuple[str, ...]:
    return tuple(line for line in _shown(cell.value, getattr(cell, "number_format", "")).splitlines() if line.strip())


def _shown(value: object, form: str) -> str:
    """A value as the sheet shows it, in the words of a plan."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月" + ("" if "d" not in form.lower() else f"{value.day}日")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return f"{value * 100:.10g}%" if form.endswith("%") else f"{value:.12g}"
    return str(value)
