"""Tables that give each task a block of its own, the names of the fields beside their words (项目名称 | 阳光托育工程): the
fields' names become the head, and each block a row."""

from collections.abc import Iterator, Mapping, Sequence

from ingest.clean.cell_forms import Kind, read_head
from ingest.clean.fitted_rows import Row, read_columns
from ingest.clean.fragment import NOTHING, Fragment

_FEWEST_FIELDS = 3

_Field = tuple[Fragment, Fragment]


def turn_records(rows: Sequence[Row]) -> list[Row]:
    """The rows of a table that holds records, as a head and a row for each; nothing of any other.

    The head stands where the first field does: its words come from several places, and no place may lie before one that
    is printed earlier."""
    fields = [field for row in rows for field in _fields(row)]
    if 2 * len(fields) != sum(map(len, rows)) or len(fields) < _FEWEST_FIELDS:
        return []
    heads = _heads(fields)
    kinds = read_columns([head.text for head in heads])
    if Kind.ITEM not in kinds or Kind.WHO not in kinds:
        return []
    place = heads[0].runs[0][0]
    head = tuple(Fragment(name.text, ((place, place + 1),) * len(name.text)) for name in heads)
    return [head, *_records(fields, [name.text for name in heads])]


def _fields(row: Row) -> Iterator[_Field]:
    """A row's cells two by two, where each first one heads a column."""
    if len(row) % 2 == 0 and all(read_head(cell.text) is not None for cell in row[::2]):
        yield from zip(row[::2], row[1::2], strict=True)


def _heads(fields: Sequence[_Field]) -> list[Fragment]:
    """The names of the fields, each once, in the order in which they come first."""
    heads: dict[str, Fragment] = {}
    for name, _ in fields:
        heads.setdefault(name.text, name)
    return list(heads.values())


def _records(fields: Sequence[_Field], heads: Sequence[str]) -> Iterator[Row]:
    """A row for each record: it ends where a field's name comes again."""
    record: dict[str, _Field] = {}
    for name, words in fields:
        if name.text in record:
            yield _row(record, heads)
            record = {}
        record[name.text] = name, words
    yield _row(record, heads)


def _row(record: Mapping[str, _Field], heads: Sequence[str]) -> Row:
    """The words of a record under their heads; the names stay between them, so that a quote of the row is what stands
    there."""
    row: list[Fragment] = []
    for head in heads:
        name, words = record.get(head, (NOTHING, NOTHING))
        row += (name._replace(aside=True), words) if row and name.text else (words,)
    return tuple(row)
