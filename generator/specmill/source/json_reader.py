"""Read JSON (RFC 8259) as plain values: by msgspec, and by slower means what it does not tell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TypeAlias

import msgspec

from specmill.source.limits import Limits
from specmill.source.node import JsonValue
from specmill.source.reading import (
    EMPTY_HINT,
    MOST_PROBLEMS,
    Problem,
    Reading,
    UnreadableError,
    duplicate_key,
    too_deep,
    too_many_nodes,
)

_STRING = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_TOKEN = re.compile(
    rb"(?P<string>" + _STRING + rb")|(?P<mark>[{}\[\],:])|(?P<number>[-+.0-9eE]+)",
    re.DOTALL,
)
_MEMBER = re.compile(rb"[,\s]*(" + _STRING + rb")\s*:\s*", re.DOTALL)
_SEPARATOR = re.compile(rb"[,\s]*")
_SURROGATE = re.compile(
    r"\\\\|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(\\u[dD][89a-fA-F]..)", re.DOTALL
)
_BYTE = re.compile(r" \(byte (\d+)\)$")

_Members: TypeAlias = (
    "dict[str, tuple[int, int, int]]"  # key: offset of the key or element, of the value, its end
)


@dataclass(slots=True)
class JsonPositions:
    """Offsets (in bytes) of values, found on demand; msgspec skips what is beside the way there."""

    text: bytes
    duplicates: bool = False
    _known: dict[tuple[str, ...], _Members] = field(
        default_factory=dict[tuple[str, ...], _Members]
    )

    def offset(self, keys: tuple[str, ...]) -> int:
        """The offset of a value: of its key in a mapping; of the nearest ancestor when missing."""
        start = found = _skip(_SEPARATOR, self.text, 0)
        end = len(self.text)
        for depth, key in enumerate(keys):
            place = keys[:depth]
            if place not in self._known:
                read = _members_with_duplicates if self.duplicates else _members
                self._known[place] = read(self.text, start, end)
            if key not in self._known[place]:
                break
            found, start, end = self._known[place][key]
        return found


def read_json(data: bytes, limits: Limits) -> Reading:
    """Read `data` (UTF-8) as JSON; raises `UnreadableError`, and lists every duplicate key."""
    try:
        value: JsonValue = msgspec.json.decode(data)
    except RecursionError:
        raise too_deep(limits, _offset_at_depth(data, limits.depth)) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableError(_syntax_problem(data, error)) from None
    depth, members, elements = _measure(value)
    if depth > limits.depth:
        raise too_deep(limits, _offset_at_depth(data, limits.depth))
    if 1 + members + elements > limits.nodes:
        raise too_many_nodes(limits, None)
    problems = (
        ()
        if _has_keys(data, members)
        else tuple(islice(_duplicate_keys(data), MOST_PROBLEMS))
    )
    positions = JsonPositions(data, duplicates=bool(problems))
    return Reading(
        value=value,
        nodes=1 + members + elements,
        positions=positions,
        problems=problems,
    )


def _measure(root: JsonValue) -> tuple[int, int, int]:
    """Depth, number of members of mappings, number of elements of sequences."""
    depth = members = elements = 0
    level: list[JsonValue] = [root]
    while True:
        mappings = [one for one in level if isinstance(one, dict)]
        sequences = [one for one in level if isinstance(one, list)]
        if not mappings and not sequences:
            return depth, members, elements
        depth += 1
        members += sum(map(len, mappings))
        elements += sum(map(len, sequences))
        level = [*chain.from_iterable(one.values() for one in mappings)]
        level += chain.from_iterable(sequences)


def _has_keys(data: bytes, number: int) -> bool:
    """True when the text certainly has `number` keys, so that no duplicate was lost in decoding.

    Without blanks, a quote before a colon closes a key, unless a backslash escapes it or it opens a
    string that begins with a colon. Where no backslash precedes a quote by another backslash,
    counting can only find too many.
    """
    text = msgspec.json.format(data, indent=-1)
    if b'\\\\"' in text:
        return False
    return text.count(b'":') - text.count(b'\\":') == number


def _tokens(data: bytes) -> Iterator[re.Match[bytes]]:
    return _TOKEN.finditer(data)


def _duplicate_keys(data: bytes) -> Iterator[Problem]:
    """Every key that stands twice in its mapping; `data` is valid JSON."""
    open_mappings: list[dict[str, int]] = []
    candidate: re.Match[bytes] | None = None
    for token in _tokens(data):
        match token.group():
            case b"{" | b"[":
                open_mappings.append({})
            case b"}" | b"]":
                open_mappings.pop()
            case b":" if candidate is not None:
                key: str = msgspec.json.decode(candidate.group())
                first = open_mappings[-1].setdefault(key, candidate.start())
                if first != candidate.start():
                    yield duplicate_key(key, candidate.start(), first)
            case _:
                pass
        candidate = token if token.lastgroup == "string" else None


def _offset_at_depth(data: bytes, limit: int) -> int | None:
    """Where the first value stands that is nested deeper than `limit`."""
    depth = 0
    for token in _tokens(data):
        match token.group():
            case b"{" | b"[":
                depth += 1
                if depth > limit:
                    return token.start()
            case b"}" | b"]":
                depth -= 1
            case _:
                pass
    return None


def _members(data: bytes, start: int, end: int) -> _Members:
    """The members of the valid JSON value at `start`; none when it is a scalar."""
    raw = memoryview(data)[start:end]
    found: _Members = {}
    offset = start + 1
    match data[start : start + 1]:
        case b"{":
            for key, value in msgspec.json.decode(
                raw, type=dict[str, msgspec.Raw]
            ).items():
                member = _MEMBER.match(data, offset)
                assert member is not None
                offset = member.end() + memoryview(value).nbytes
                found[key] = (member.start(1), member.end(), offset)
        case b"[":
            for index, value in enumerate(
                msgspec.json.decode(raw, type=list[msgspec.Raw])
            ):
                begin = _skip(_SEPARATOR, data, offset)
                offset = begin + memoryview(value).nbytes
                found[str(index)] = (begin, begin, offset)
        case _:
            pass
    return found


def _members_with_duplicates(data: bytes, start: int, end: int) -> _Members:
    """What `_members` finds, token by token: slower, but of equal keys the last one wins."""
    found: _Members = {}
    depth, value = 0, _skip(_SEPARATOR, data, start + 1)
    previous: re.Match[bytes] | None = None
    key: re.Match[bytes] | None = None
    for token in _TOKEN.finditer(data, start, end):
        mark = token.group() if token.lastgroup == "mark" else b""
        if depth == 1 and mark == b":":
            key, value = previous, _skip(_SEPARATOR, data, token.end())
        if depth == 1 and mark in (b",", b"}", b"]") and value < token.start():
            if key is None:
                found[str(len(found))] = (value, value, token.start())
            else:
                name: str = msgspec.json.decode(key.group())
                found[name] = (key.start(), value, token.start())
            value = _skip(_SEPARATOR, data, token.end())
        depth += (mark in (b"{", b"[")) - (mark in (b"}", b"]"))
        previous = token
    return found


def _skip(pattern: re.Pattern[bytes], data: bytes, offset: int) -> int:
    match = pattern.match(data, offset)
    return offset if match is None else match.end()


_COMMA = "JSON has no comma before a closing bracket"
_COMMENT = "JSON has no comments"
_CUT_SHORT = "the file ends too early: is it complete?"
_USUAL = "look for a missing comma, quotation mark or bracket just before this place"
_SLIPS = {"'": "JSON has double quotation marks", "/": _COMMENT, "#": _COMMENT}


def _syntax_problem(data: bytes, error: Exception) -> Problem:
    """Say what is wrong, in the words of the standard library where it agrees that something is."""
    text = data.decode()
    if not text.strip():
        message = "the file is empty"
        return Problem(code="syntax", message=message, offset=0, hint=EMPTY_HINT)
    try:
        json.loads(text)
    except json.JSONDecodeError as failure:
        message = failure.msg[:1].lower() + failure.msg[1:].removesuffix(
            " at"
        ).removesuffix(" starting")
        before = text[: failure.pos].rstrip()
        is_last = text[failure.pos : failure.pos + 1] in ("]", "}")
        hint = _COMMA if is_last and before.endswith(",") else None
        char = text[failure.pos : failure.pos + 1]
        hint = hint or _SLIPS.get(char) or ("" if char else _CUT_SHORT)
        return _syntax(message, len(text[: failure.pos].encode()), hint)
    except (ValueError, RecursionError):
        pass  # a number too long for Python, or nesting: msgspec's own words serve
    if isinstance(error, msgspec.ValidationError):
        message = "this number is out of range"
        return _syntax(message, _large_number(data), "write it in quotes, as a text")
    for match in _SURROGATE.finditer(text):
        if match[1] is not None:
            message = (
                f"'{match[1]}' is half of a surrogate pair and stands for no character"
            )
            hint = "write the character itself, or both halves"
            return _syntax(message, len(text[: match.start()].encode()), hint)
    byte = _BYTE.search(str(error))
    message = _BYTE.sub("", str(error)).replace("JSON is malformed: ", "")
    offset = int(byte[1]) if byte else len(data)
    if data[offset : offset + 1] in (b"N", b"I"):
        message = "NaN and Infinity are no JSON numbers"
        return _syntax(message, offset, "leave the key out, or write null")
    return _syntax(message[:1].lower() + message[1:], offset)


def _syntax(message: str, offset: int | None, hint: str = "") -> Problem:
    return Problem(
        code="syntax",
        message=f"invalid JSON: {message}",
        offset=offset,
        hint=hint or _USUAL,
        is_vague=not hint,
    )


def _large_number(data: bytes) -> int | None:
    for token in _tokens(data):
        if token.lastgroup == "number":
            try:
                msgspec.json.decode(token.group())
            except msgspec.DecodeError:
                return token.start()
    return None
