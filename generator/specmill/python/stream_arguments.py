"""Arguments of two methods, of which one streams what the other hands out as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from specmill.model.types import Constant, Declaration, Nullable, Primitive, Type
from specmill.python.arguments import Argument, Arguments
from specmill.python.sent_defaults import behind_aliases

SWITCH = "stream"
"""What the field or parameter is called by which a server decides whether it streams."""


def asking_for_stream(
    arguments: Arguments, types: Mapping[str, Declaration]
) -> Arguments:
    """The arguments of a method that streams: the switch by which servers decide is on."""
    return _switched(arguments, types, _on)


def asking_for_whole(
    arguments: Arguments, types: Mapping[str, Declaration]
) -> Arguments:
    """The arguments of a method beside one that streams: the switch can't be on."""
    return _switched(arguments, types, _off)


def _on(switch: Argument) -> Argument:
    return msgspec.structs.replace(
        switch,
        type=Constant((True,)),
        required=False,
        nullable=False,
        default=msgspec.Raw(b"true"),
    )


def _off(switch: Argument) -> Argument:
    off = Constant((False,))
    if switch.nullable:
        return msgspec.structs.replace(switch, type=Nullable(off))
    default = msgspec.Raw(b"false") if switch.required else switch.default
    return msgspec.structs.replace(switch, type=off, required=False, default=default)


def _switched(
    arguments: Arguments,
    types: Mapping[str, Declaration],
    change: Callable[[Argument], Argument],
) -> Arguments:
    items = tuple(
        (
            change(one)
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
