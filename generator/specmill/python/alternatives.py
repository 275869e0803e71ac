"""Other media types of an operation: each that says something else is a method of its own.

A method takes and gives one media type, so that its signature says all there is to say. What only
writes the same value in another way (XML or YAML beside JSON) is not offered again. A sequence of
items beside a whole is a method that streams. Files of several media types are taken by one method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from specmill.model.operations import Body, Content, Operation, Result
from specmill.model.streams import format_of, streamed
from specmill.model.types import Anything, Binary, Declaration, Primitive, Type
from specmill.python.contents import choose_body, choose_content, is_xml, whole_body
from specmill.python.results import outcome

_WORDS = {
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
    "application/octet-stream": "binary",
    "text/plain": "text",
}
_PLAIN_JSON = frozenset({"application/json", "application/x-json", "text/json"})
_PROBLEM = "application/problem+json"  # RFC 9457: a failure, whatever lists it
_STREAM = "stream"
_NO_WORDS = re.compile(r"^(vnd|x|prs)[.-]|[+](json|xml|yaml|zip)$")


class Alternative(msgspec.Struct, frozen=True):
    """The operation with one other media type, the word that its name ends with, and what differs."""

    word: str
    operation: Operation
    said: str


def alternatives(
    operation: Operation, types: Mapping[str, Declaration]
) -> tuple[Alternative, ...]:
    """One for each further media type of the body, then one for each of the results."""
    body = operation.body
    found: list[Alternative] = []
    if body is not None and len(body.contents) > 1:
        found += (_sending(operation, body, one) for one in _sent(body, types))
    whole = whole_answers(operation)
    if any(len(result.contents) > 1 for result in whole.results):
        received = list(_received(whole))
        found += (_answering(operation, whole, one) for one in received)
    if whole is not operation and all(one.word != _STREAM for one in found):
        found.append(_streaming(operation))
    return tuple(found)


def whole_answers(operation: Operation) -> Operation:
    """The operation without the answers that stream, where others come whole.

    What has items and what has none can't be the result of one method.
    """
    whole = tuple(one for one in operation.results if not _is_streamed(one))
    if len(whole) == len(operation.results) or not any(one.contents for one in whole):
        return operation
    return msgspec.structs.replace(operation, results=whole)


def _streaming(operation: Operation) -> Alternative:
    """The operation with those of its answers that stream."""
    results = tuple(filter(_is_streamed, operation.results))
    changed = msgspec.structs.replace(
        operation, results=results, pagination=None, examples=()
    )
    media_types = (content.media_type for one in results for content in one.contents)
    return Alternative(_STREAM, changed, f"answered in {next(media_types)}")


def _sending(operation: Operation, body: Body, content: Content) -> Alternative:
    body = msgspec.structs.replace(body, contents=(content,))
    changed = msgspec.structs.replace(operation, body=body, examples=())
    return Alternative(_word(content), changed, f"sent as {content.media_type}")


def _answering(operation: Operation, whole: Operation, essence: str) -> Alternative:
    results = tuple(_only(one, essence) for one in whole.results)
    if any(map(_is_streamed, results)):
        every = tuple(_only(one, essence) for one in operation.results)
        return _streaming(msgspec.structs.replace(operation, results=every))
    changed = msgspec.structs.replace(
        operation, results=results, pagination=None, examples=()
    )
    contents = (one for result in results for one in result.contents)
    named = next(one for one in contents if one.essence == essence)
    return Alternative(_word(named), changed, f"answered in {named.media_type}")


def _only(result: Result, essence: str) -> Result:
    """The result with one media type, when it has that."""
    found = next((one for one in result.contents if one.essence == essence), None)
    if found is None:
        return result
    kind = format_of(found)
    only = found if kind is None else streamed(found, kind)
    return msgspec.structs.replace(result, contents=(only,))


def _is_streamed(result: Result) -> bool:
    return any(one.streaming is not None for one in result.contents)


def _sent(body: Body, types: Mapping[str, Declaration]) -> Iterator[Content]:
    chosen = choose_body(body, types)
    assert chosen is not None
    seen = {chosen.essence}
    known = [one.type for one in body.contents if one.is_written]
    is_file = takes_file(chosen)
    for one in body.contents:
        if one.essence in seen or "*" in one.essence:
            continue
        seen.add(one.essence)
        if one.is_written:
            repeats = one.essence in _PLAIN_JSON and one.type == chosen.type
        elif is_xml(one) and any(map(_holds_structure, known)):
            repeats = _holds_structure(one.type)
        elif is_file and isinstance(one.type, Binary | None):
            repeats = True  # a file says its own media type
        else:
            repeats = _holds_structure(one.type) and one.type in known
        if not repeats:
            yield one


def takes_file(content: Content) -> bool:
    """True for a body that is one file."""
    return not content.is_written and isinstance(whole_body(content), Binary)


def file_media_types(one: Operation, content: Content | None) -> tuple[str, ...]:
    """The other media types that a file may have, which is the body with that content."""
    if content is None or one.body is None or not takes_file(content):
        return ()
    others = (
        other.media_type
        for other in one.body.contents
        if other.essence != content.essence and isinstance(other.type, Binary | None)
    )
    return tuple(dict.fromkeys(others))


def _received(operation: Operation) -> Iterator[str]:
    """The media types whose results are others than those of the chosen one."""
    seen: set[str] = set()
    for result in operation.results:
        chosen = choose_content(result.contents)
        if chosen is None or chosen.streaming is not None:
            continue
        usual = outcome(result).type
        seen.add(chosen.essence)
        for one in result.contents:
            if one.essence in seen or "*" in one.essence or one.essence == _PROBLEM:
                continue
            seen.add(one.essence)
            if format_of(one) is not None:
                if _STREAM not in seen:
                    yield one.essence
                seen.add(_STREAM)
                continue
            alone = msgspec.structs.replace(result, contents=(one,))
            repeats = _holds_structure(one.type) and (
                one.type == chosen.type or (chosen.is_json and is_xml(one))
            )
            if not repeats and outcome(alone).type != usual:
                yield one.essence


def _holds_structure(given: Type | None) -> bool:
    return not isinstance(given, Primitive | Binary | Anything | None)


def _word(content: Content) -> str:
    """The word for a media type: `form`, `csv`, `merge-patch`."""
    essence = content.essence
    if essence in _WORDS:
        return _WORDS[essence]
    subtype = essence.rpartition("/")[2]
    return _NO_WORDS.sub("", subtype) or subtype
