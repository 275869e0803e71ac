"""The words of a `$ref`: a file, and a JSON pointer (RFC 6901) in a URI fragment."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from specmill.diagnostics import unescape_pointer
from specmill.source.node import JsonValue, Node
from specmill.source.reading import Problem, UnreadableError, shorten

_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_BAD_ESCAPE = re.compile(r"~(?![01])")
_INDEX = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
_SUGGESTED_FROM = 5_000  # keys; comparing with more takes noticeable time


@dataclass(frozen=True, slots=True)
class Reference:
    """A `$ref`, percent-decoded: `path` is empty for the same file, `fragment` follows the `#`."""

    text: str
    path: str
    fragment: str


def parse_reference(text: str) -> Reference:
    """Split and decode a reference; raises `UnreadableError` with `invalid-reference`."""
    path, _, fragment = text.partition("#")
    return Reference(text, _percent_decode(text, path), _percent_decode(text, fragment))


def pointer_keys(reference: Reference) -> tuple[str, ...]:
    """The keys of the pointer in the fragment; raises `UnreadableError` when it is none."""
    fragment = reference.fragment
    if not fragment:
        return ()
    if not fragment.startswith("/"):
        message = (
            f"{shorten(reference.text)} is not a JSON pointer, which begins with '#/'"
        )
        hint = (
            f"write '#/{fragment}'"
            if "/" in fragment
            else "write '#/components/schemas/…'"
        )
        raise UnreadableError(
            Problem(code="dangling-reference", message=message, hint=hint)
        )
    if _BAD_ESCAPE.search(fragment):
        message = (
            f"{shorten(reference.text)} has a '~' that begins neither '~0' nor '~1'"
        )
        raise UnreadableError(Problem(code="invalid-reference", message=message))
    return tuple(unescape_pointer(token) for token in fragment[1:].split("/"))


def step(node: Node, key: str) -> Node | None:
    """The member or element of `node` that a pointer's `key` names."""
    if isinstance(node.value, list):
        # int() takes signs, spaces, underscores and all the world's digits; RFC 6901 does not.
        index = int(key) if _INDEX.fullmatch(key) else len(node.value)
        return node[index] if index < len(node.value) else None
    return node.get(key)


def dangling(reference: Reference, at: Node, key: str) -> UnreadableError:
    """The problem of a pointer that ends at `at`, which has no `key`."""
    place = at.location.pointer or "the root"
    lack = f"{place} has no {shorten(key)}"
    if not isinstance(at.value, (dict, list)):
        lack = f"{place} is neither a mapping nor a sequence"
    message = f"{shorten(reference.text, 120)} leads nowhere: {lack}"
    hint = _suggestion(at.value, key)
    return UnreadableError(
        Problem(code="dangling-reference", message=message, hint=hint)
    )


def _suggestion(value: JsonValue, key: str) -> str | None:
    if isinstance(value, dict) and len(value) <= _SUGGESTED_FROM and len(key) <= 200:
        close = difflib.get_close_matches(key, value, n=1)
        if close:
            return f"did you mean {shorten(close[0])}?"
    return None


def _percent_decode(text: str, part: str) -> str:
    if "%" not in part:
        return part
    if not _BAD_PERCENT.search(part):
        try:
            return unquote_to_bytes(part).decode()
        except UnicodeDecodeError:
            pass
    message = f"{shorten(text)} has a '%' that begins no escape such as '%20'"
    raise UnreadableError(Problem(code="invalid-reference", message=message))
