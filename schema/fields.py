"""What a model's field holds, for those who keep it in a store: its plain type, and whether there may be none."""

import types
import typing


def plain_type(annotation: object) -> type:
    """The class of the values, None beside it and the ids' own names left aside: `TaskId | None` holds str."""
    if isinstance(annotation, types.UnionType):
        [annotation] = [part for part in typing.get_args(annotation) if part is not type(None)]
    while isinstance(annotation, typing.NewType):
        annotation = annotation.__supertype__
    plain = typing.get_origin(annotation) or annotation
    assert isinstance(plain, type), annotation
    return plain


def is_optional(annotation: object) -> bool:
    return type(None) in typing.get_args(annotation)
