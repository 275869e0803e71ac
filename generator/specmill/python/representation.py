"""Declarations as Python classes can hold them: what msgspec can't do is replaced by what comes closest."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.model.types import Alias, Anything, Declaration, Map, Record
from specmill.python.recursion import settle_recursive_aliases

# msgspec writes names of fields into JSON as they are (Struct, `rename`).
_UNNAMEABLE = re.compile(r'["\\\x00-\x1f]')


def representable(
    types: Mapping[str, Declaration], diagnostics: Diagnostics
) -> dict[str, Declaration]:
    """The declarations, each in the form that becomes a class or an alias; what they lose is reported."""
    named = {
        key: _nameable(_open_object(one), diagnostics) for key, one in types.items()
    }
    found = settle_recursive_aliases(named)
    for key, one in named.items():
        settled = found[key]
        if (
            isinstance(one, Alias)
            and getattr(settled, "target", one.target) != one.target
        ):
            diagnostics.warning(
                "degraded-recursion",
                f"{key!r} is made of itself with nothing in between, so any value is accepted",
                one.location,
                "put an array or an object around what repeats",
            )
    return found


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


def _nameable(declaration: Declaration, diagnostics: Diagnostics) -> Declaration:
    """A field whose wire name no class can carry is reached among the undeclared members."""
    if not isinstance(declaration, Record):
        return declaration
    kept = tuple(
        one for one in declaration.fields if not _UNNAMEABLE.search(one.wire_name)
    )
    if len(kept) == len(declaration.fields):
        return declaration
    for one in declaration.fields:
        if one not in kept:
            diagnostics.warning(
                "degraded-field",
                f"no class can have the field {one.wire_name!r}: it is among the undeclared members",
                one.location,
                "read it from `extra` of the model, under the name that is sent",
            )
    return msgspec.structs.replace(declaration, fields=kept, extra=Anything())
