"""Responses that are sequences of items: server-sent events, JSON Lines, JSON text sequences."""

from __future__ import annotations

from typing import Literal

import msgspec

from specmill.frontends.hints import convert
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.places import step
from specmill.model.operations import Content, Result, Streaming
from specmill.model.types import Anything, Array, Binary, Choice, Primitive, Type
from specmill.source.node import Node

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
    if content.essence.endswith("+json-seq"):
        return "sequence"
    return _FORMATS.get(content.essence)


def streamed_results(
    parsing: Parsing, node: Node, results: tuple[Result, ...]
) -> tuple[Result, ...]:
    """The results with the contents marked that the SDK hands out as streams.

    `x-specmill-stream` decides; without it, a result streams when it has no other content.
    """
    hint = node.get("x-specmill-stream")
    if hint is None:
        return tuple(_usual(parsing, one) for one in results)
    streaming = convert(parsing.diagnostics, hint, Streaming)
    if streaming is None:
        return results
    if not any(one.contents for one in results):
        parsing.diagnostics.error(
            "invalid-extension",
            "the operation has no result that could be streamed",
            hint.location,
            "describe the content of its result: the schema is that of one item",
        )
    return tuple(_hinted(one, streaming) for one in results)


def _hinted(result: Result, streaming: Streaming) -> Result:
    fitting = (one for one in result.contents if format_of(one) == streaming.format)
    chosen = next(fitting, result.contents[0] if result.contents else None)
    if chosen is None:
        return result
    return _marked(result, chosen, streaming, chosen.type or _bare(streaming))


def _usual(parsing: Parsing, result: Result) -> Result:
    chosen = next((one for one in result.contents if format_of(one) is not None), None)
    kind = None if chosen is None else format_of(chosen)
    if chosen is None or kind is None:
        return result
    if len(result.contents) > 1:
        parsing.diagnostics.note(
            "result-not-streamed",
            f"the result may also be {chosen.media_type!r}, which the SDK does not ask for",
            chosen.location,
            "give `x-specmill-stream` to the operation if it should",
        )
        return result
    streaming = Streaming(kind)
    match chosen.type:
        case Array(items=items):
            # OpenAPI 3.2, sequential media types: the schema is that of the array of all items.
            return _marked(result, chosen, streaming, items)
        case None | Primitive() | Binary():
            # Before OpenAPI 3.2, the body as such was text or bytes.
            return _marked(result, chosen, streaming, _bare(streaming))
        case given:
            return _marked(result, chosen, streaming, given)


def _bare(streaming: Streaming) -> Type:
    """The type of items of which nothing is said."""
    return Primitive("string") if streaming.format == "events" else Anything()


def _marked(
    result: Result, chosen: Content, streaming: Streaming, item: Type
) -> Result:
    """The result with one content that is streamed; `itemSchema` wins over another type."""
    replaced = msgspec.structs.replace(
        chosen, streaming=streaming, item_type=chosen.item_type or item
    )
    contents = (replaced if one is chosen else one for one in result.contents)
    return msgspec.structs.replace(result, contents=tuple(contents))


def event_data_type(parsing: Parsing, node: Node, place: str) -> Type:
    """The type of the data of an event, from the schema of the whole event (OpenAPI 3.2, SSE).

    Its JSON is described by `contentSchema`; of several kinds of events, each has data of its own.
    """
    target = follow(parsing, node)
    if target is None:
        return Anything()
    for keyword in ("oneOf", "anyOf"):
        kinds = target.get(keyword)
        if kinds is not None:
            found = [
                event_data_type(parsing, one, step(place, "variant", str(position)))
                for position, one in enumerate(kinds.elements(), 1)
            ]
            distinct = tuple(dict.fromkeys(found))
            return distinct[0] if len(distinct) == 1 else Choice(distinct)
    properties = target.get("properties")
    data = None if properties is None else properties.get("data")
    if data is None:
        return parsing.type_of(node, place)
    content = data.get("contentSchema")
    return parsing.type_of(
        data if content is None else content, step(place, "field", "data")
    )
