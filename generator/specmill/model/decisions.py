"""Decisions: what a pass chose where the description allows several, by which rule and why."""

from __future__ import annotations

from typing import Literal

import msgspec

from specmill.diagnostics import Location
from specmill.model.pagination import Pagination

Subject = Literal["method", "type", "pagination", "error", "alias"]


class Decision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One choice: for the operation with the id `key`, the inline type at the place `key`, the
    JSON-RPC error with the code `key`, or the type without a class that is used at the place `key`.

    `value` is how a method is reached from the client, the name of a type or alias, the words of the
    name of an error, or a pagination (None: the operation is not paged). `locked` says that the lock file
    holds it, whatever the rule says now.
    """

    subject: Subject
    key: str
    value: str | Pagination | None
    rule: str
    reason: str
    locked: bool = False
    location: Location


class LockedName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name that was given before, and why."""

    name: str
    rule: str
    reason: str


class LockedPaging(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an operation was paged before, and why."""

    paging: Pagination
    rule: str
    reason: str


class Lock(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The decisions of an earlier run: names of methods and paging by operation id, the ids of
    operations that were `unpaged`, names of inline types by their place, words for JSON-RPC errors by
    their code, names of aliases by the place that they are named after. What it says nothing of is decided anew.
    """

    version: Literal[1] = 1
    description: str = ""
    methods: dict[str, LockedName] = {}
    pagination: dict[str, LockedPaging] = {}
    unpaged: tuple[str, ...] = ()
    types: dict[str, LockedName] = {}
    errors: dict[str, LockedName] = {}
    aliases: dict[str, LockedName] = {}


NO_LOCK = Lock()
