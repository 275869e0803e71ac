"""A name of an SDK that a user may meet, and what it was made from."""

from __future__ import annotations

from typing import Literal

import msgspec

from specmill.diagnostics import Location

Kind = Literal[
    "client",
    "credential",
    "variable",
    "parameter",
    "group",
    "method",
    "argument",
    "model",
    "field",
    "member",
    "alias",
    "exception",
    "runtime exception",
]


class Place(msgspec.Struct, frozen=True):
    """Where a name is defined: a generated file, the class around it ("" for none), and the name."""

    file: str
    owner: str
    name: str


class Symbol(msgspec.Struct, frozen=True, kw_only=True):
    """A generated name.

    `names` are the dotted ways to reach it, `key` what the description calls it, `others` further
    ways to ask for it (a method and path). `keys` are where an author decides otherwise.
    """

    kind: Kind
    names: tuple[str, ...]
    key: str
    location: Location
    rule: str
    reason: str
    keys: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    locked: bool = False
