"""How the items of a content follow each other."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Sequence: TypeAlias = Literal["lines", "sequence"]
"""How items are sent one after the other: JSON Lines, or JSON text sequences (RFC 7464)."""


class Streaming(
    msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True
):
    """How the items of a content follow each other: server-sent events, JSON Lines, or JSON text
    sequences (RFC 7464). An item that is the text `done` says that no other follows.
    """

    format: Literal["events", "lines", "sequence"]
    done: str | None = None
