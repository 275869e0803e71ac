"""Declarations as Python classes can hold them: what msgspec can't do is replaced by what comes closest."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from specmill.model.types import Alias, Anything, Declaration, Map, Record
from specmill.python.recursion import without_recursive_aliases

# msgspec writes names of fields into JSON as they are (Struct, `rename`).
_UNNAMEABLE = re.compile(r'["\\\x00-\x1f]')


def representable(types: Mapping[str, Declaration]) -> dict[str, Declaration]:
    """The declarations, each in the form that becomes a class or an alias."""
    return without_recursive_aliases(
        {key: _nameable(_open_object(one)) for key, one in types.items()}
    )


def _open_object(declaration: Declaration) -> Declaration:
    """A named object of which nothing is known becomes a class, so that it can get fields later."""
    if isinstance(declaration, Alias) and declaration.target == Map(Anything()):
        return Record(
            key=declaration.key,
            fields=(),
            extra=Anything(),
            identifier=declaration.identifier,
            keep=declaration.keep,
            notes=declaration.notes,
            location=declaration.location,
        )
    return declaration


def _nameable(declaration: Declaration) -> Declaration:
    """A field whose wire name no class can carry is reached among the undeclared members."""
    if not isinstance(declaration, Record):
        return declaration
    kept = tuple(
        one for one in declaration.fields if not _UNNAMEABLE.search(one.wire_name)
    )
    if len(kept) == len(declaration.fields):
        return declaration
    return msgspec.structs.replace(declaration, fields=kept, extra=Anything())
