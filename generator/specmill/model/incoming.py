"""Requests that an API sends by itself: webhooks, and callbacks that an operation asks for."""

from __future__ import annotations

import msgspec

from specmill.diagnostics import Location
from specmill.model.notes import Notes
from specmill.model.operations import Content, Parameter


class Incoming(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One kind of such requests.

    `operations` are the ids of those that ask for it, and `address` is where it is sent to then
    (OpenAPI, runtime expressions); a webhook has neither. `summary` stands in for a text that is missing.
    """

    name: str
    method: str
    operations: tuple[str, ...] = ()
    address: str | None = None
    contents: tuple[Content, ...] = ()
    headers: tuple[Parameter, ...] = ()
    deprecated: bool = False
    notes: Notes = Notes()
    location: Location
