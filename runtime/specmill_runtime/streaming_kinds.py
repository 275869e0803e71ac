"""How the items of a streamed response follow each other, as data in an operation."""

from typing import Literal

import msgspec


class Streaming(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A response that is a sequence of items; the operation's results give the type of one.

    `events`: text/event-stream, an item being the data of an event. `lines`: JSON Lines, NDJSON.
    `sequence`: JSON text sequences (RFC 7464). An item whose text is `done` ends the stream and is
    not handed out.
    """

    format: Literal["events", "lines", "sequence"] = "events"
    done: str | None = None
