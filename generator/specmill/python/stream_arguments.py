"""Arguments of a method that streams what another one hands out as a whole."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from specmill.model.types import Constant, Declaration, Nullable, Primitive, Type
from specmill.python.arguments import Arguments, behind_aliases

SWITCH = "stream"
"""What the field or parameter is called by which a server decides whether it streams."""


def asking_for_stream(
    arguments: Arguments, types: Mapping[str, Declaration]
) -> Arguments:
    """The arguments of a method that streams: the switch by which servers decide is on."""
    items = tuple(
        (
            msgspec.structs.replace(
                one,
                type=Constant((True,)),
                required=False,
                nullable=False,
                default=msgspec.Raw(b"true"),
            )
            if one.wire_name == SWITCH and _is_switch(one.type, types)
            else one
        )
        for one in arguments.items
    )
    return msgspec.structs.replace(arguments, items=items)


def _is_switch(given: Type, types: Mapping[str, Declaration]) -> bool:
    match behind_aliases(given, types):
        case Primitive("boolean"):
            return True
        case Nullable(inner=inner):
            return _is_switch(inner, types)
        case _:
            return False
