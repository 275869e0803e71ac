"""Files as arguments: how signatures and operation records name what takes them."""

from __future__ import annotations

from specmill.model.types import Array, Choice, Nullable, Type
from specmill.python.annotations import annotate
from specmill.python.arguments import Argument
from specmill.python.code import Code
from specmill.python.imports import Import
from specmill.python.kinds import item_kind, kind_of
from specmill.python.sent_defaults import behind_aliases
from specmill.python.type_expressions import (
    Annotation,
    external,
    optional,
    subscripted,
    union,
)
from specmill.python.type_names import TypeNames

_MODULE = "specmill_runtime.files"
_FILE = Annotation(Code("File"), frozenset({Import(_MODULE, "File")}))


def argument_annotation(
    item: Argument, names: TypeNames, shadowed: frozenset[str] = frozenset()
) -> Annotation:
    """What a signature says of an argument."""
    if item.is_file:
        return _file_annotation(item.type, names, shadowed)
    return annotate(item.type, "argument", names, shadowed)


def argument_kinds(
    item: Argument, names: TypeNames
) -> tuple[Annotation | None, Annotation | None]:
    """The classes that an argument and the items of a list are checked against; None for any."""
    if not item.is_file:
        return kind_of(item.type, names), item_kind(item.type, names)
    if isinstance(behind_aliases(item.type, names.types), Choice):
        return None, None
    if item_kind(item.type, names) is None:
        return _FILE, None
    return kind_of(item.type, names), _FILE


def _file_annotation(
    given: Type, names: TypeNames, shadowed: frozenset[str]
) -> Annotation:
    match behind_aliases(given, names.types):
        case Nullable(inner=inner):
            return optional(_file_annotation(inner, names, shadowed))
        case Choice(variants=variants):
            return union(_file_annotation(one, names, shadowed) for one in variants)
        case Array(items=inner):
            many = external("collections.abc", "Sequence", shadowed)
            return subscripted(many, (_file_annotation(inner, names, shadowed),))
        case _:
            # Not a model of that name, which is the one that is written with its module.
            return external(_MODULE, "UploadFile", shadowed - {"UploadFile"})
