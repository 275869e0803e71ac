"""Contents that are sequences of items: server-sent events, JSON Lines, JSON text sequences."""

from __future__ import annotations

from typing import Literal

import msgspec

from specmill.model.operations import Content
from specmill.model.sequences import Streaming
from specmill.model.types import Anything, Array, Binary, Primitive, Type

Format = Literal["events", "lines", "sequence"]

_FORMATS: dict[str, Format] = {
    "text/event-stream": "events",
    "application/jsonl": "lines",
    "application/x-jsonl": "lines",
    "application/x-jsonlines": "lines",
    "application/ndjson": "lines",
    "application/x-ndjson": "lines",
    "application/json-seq": "sequence",
}


def format_of(content: Content) -> Format | None:
    """The format that a media type stands for; None for one that is no sequence."""
    essence = content.essence
    if essence.endswith("+json-seq"):
        return "sequence"
    return _FORMATS.get(essence)


def streamed(content: Content, format: Format) -> Content:
    """The content, to be handed out item by item as its media type says."""
    streaming = Streaming(format)
    match content.type:
        case Array(items=items):
            # OpenAPI 3.2, sequential media types: the schema is that of the array of all items.
            return marked(content, streaming, items)
        case None | Primitive() | Binary():
            # Before OpenAPI 3.2, the body as such was text or bytes.
            return marked(content, streaming, bare(streaming))
        case given:
            return marked(content, streaming, given)


def bare(streaming: Streaming) -> Type:
    """The type of items of which nothing is said."""
    return Primitive("string") if streaming.format == "events" else Anything()


def marked(content: Content, streaming: Streaming, item: Type) -> Content:
    """The content as a stream of such items; `itemSchema` wins over another type."""
    return msgspec.structs.replace(
        content, streaming=streaming, item_type=content.item_type or item
    )
