"""A success of which only the head has been read."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

from specmill_runtime.effects import Exchange

S = TypeVar("S")


class OpenedExchange(msgspec.Struct, Generic[S], frozen=True):
    """A success whose body is still to be read from `opened`."""

    opened: S
    exchange: Exchange
