"""Responses that are sequences of items: server-sent events, JSON Lines, JSON text sequences."""

from __future__ import annotations

import msgspec

from specmill.frontends.hints import convert
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.places import step
from specmill.model.operations import Content, Result
from specmill.model.sequences import Streaming
from specmill.model.streams import bare, format_of, marked, streamed
from specmill.model.types import Anything, Choice, Type
from specmill.source.node import Node


def streamed_results(
    parsing: Parsing, node: Node, results: tuple[Result, ...]
) -> tuple[Result, ...]:
    """The results with the contents marked that the SDK hands out as streams.

    `x-specmill-stream` decides; without it, a result streams when it has no other content.
    """
    hint = node.get("x-specmill-stream")
    if hint is None:
        return tuple(map(_usual, results))
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
    item = chosen.type or bare(streaming)
    return _replaced(result, chosen, marked(chosen, streaming, item))


def _usual(result: Result) -> Result:
    """One content that is a sequence is streamed; beside others it is a method of its own."""
    if len(result.contents) != 1:
        return result
    (only,) = result.contents
    kind = format_of(only)
    if kind is None:
        return result
    return msgspec.structs.replace(result, contents=(streamed(only, kind),))


def _replaced(result: Result, chosen: Content, other: Content) -> Result:
    contents = (other if one is chosen else one for one in result.contents)
    return msgspec.structs.replace(result, contents=tuple(contents))


def event_data_type(parsing: Parsing, node: Node, place: str) -> Type:
    """The type of the data of an event, from the schema of the whole event (OpenAPI 3.2, SSE).

    Its JSON is described by `contentSchema`; of several kinds of events, each has data of its own.
    """
    found: dict[Type, None] = {}
    seen: set[int] = set()
    waiting = [(node, place)]
    while waiting:
        one, own = waiting.pop()
        target = follow(parsing, one)
        if target is None or id(target.value) in seen:
            continue
        seen.add(id(target.value))
        kinds = target.get("oneOf") or target.get("anyOf")
        if kinds is None:
            found[_data_type(parsing, one, target, own)] = None
            continue
        waiting += reversed(
            [
                (kind, step(own, "variant", str(position)))
                for position, kind in enumerate(kinds.elements(), 1)
            ]
        )
    distinct = tuple(found) or (Anything(),)
    return distinct[0] if len(distinct) == 1 else Choice(distinct)


def _data_type(parsing: Parsing, node: Node, target: Node, place: str) -> Type:
    """The type of the data of one kind of event, which `node` leads to."""
    properties = target.get("properties")
    data = None if properties is None else properties.get("data")
    if data is None:
        return parsing.type_of(node, place)
    content = data.get("contentSchema")
    return parsing.type_of(
        data if content is None else content, step(place, "field", "data")
    )
