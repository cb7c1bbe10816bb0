"""What a field holds, whatever stands around its type."""

import datetime

import pytest

from schema.fields import is_optional, plain_type
from schema.ids import TaskId
from schema.roles import Basis


@pytest.mark.parametrize(
    ("annotation", "kind", "optional"),
    [
        (str, str, False),
        (TaskId, str, False),
        (Basis | None, Basis, True),
        (datetime.date | None, datetime.date, True),
        (tuple[str, ...], tuple, False),
    ],
)
def test_a_field_has_a_plain_type(annotation: object, kind: type, optional: bool) -> None:
    assert (plain_type(annotation), is_optional(annotation)) == (kind, optional)
