"""The words of a `$ref`: a file, and a JSON pointer (RFC 6901) in a URI fragment."""

from __future__ import annotations

import difflib
import itertools
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from specmill.diagnostics import Location, unescape_pointer
from specmill.source.node import JsonValue, Node
from specmill.source.reading import Problem, UnreadableError, shorten

CYCLE_HINT = "let one of them refer to a value, or remove it"

_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_BAD_ESCAPE = re.compile(r"~(?![01])")
_INDEX = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
_SLIP = 0.85
_MOST_NAMED = 8
_SUGGESTED_FROM = 5_000  # keys; comparing with more takes noticeable time


@dataclass(frozen=True, slots=True)
class Reference:
    """A `$ref` split at the `#`: `path` is percent-decoded, and empty for the same file."""

    text: str
    path: str
    fragment: str


def parse_reference(text: str) -> Reference:
    """Split a reference; raises `UnreadableError` with `invalid-reference`."""
    path, _, fragment = text.partition("#")
    decoded = _percent_decode(path)
    if decoded is None:
        message = f"{shorten(text)} has a '%' that begins no escape such as '%20'"
        hint = "write %25 for a '%' of the name itself"
        raise UnreadableError(
            Problem(code="invalid-reference", message=message, hint=hint)
        )
    return Reference(text, decoded, fragment)


def is_name(reference: Reference) -> bool:
    """True when the fragment is no JSON pointer but a name: that of an anchor, if at all."""
    return bool(reference.fragment) and not reference.fragment.startswith(("/", "%2F"))


def pointers(reference: Reference) -> tuple[tuple[str, ...], ...]:
    """The keys that the fragment may mean, likeliest first; raises `UnreadableError`.

    Percent-decoded (RFC 6901, section 6), then literally: not all writers escape the '%' of a key.
    Many write `file.yaml#/` for a whole file.
    """
    fragment = reference.fragment
    if fragment == "/" and reference.path:
        return ("",), ()
    decoded = _percent_decode(fragment)
    found = dict.fromkeys(one for one in (decoded, fragment) if one is not None)
    return tuple(_keys(reference, one) for one in found)


def _keys(reference: Reference, pointer: str) -> tuple[str, ...]:
    if not pointer:
        return ()
    if not pointer.startswith("/"):
        message = (
            f"{shorten(reference.text)} is neither a JSON pointer, which begins with '#/', nor an"
            " anchor of the document"
        )
        hint = (
            f"write '#/{pointer}'"
            if "/" in pointer
            else "write '#/components/schemas/…'"
        )
        raise UnreadableError(
            Problem(code="dangling-reference", message=message, hint=hint)
        )
    if _BAD_ESCAPE.search(pointer):
        message = (
            f"{shorten(reference.text)} has a '~' that begins neither '~0' nor '~1'"
        )
        hint = "write ~0 for a '~' of the name itself, and ~1 for a '/'"
        raise UnreadableError(
            Problem(code="invalid-reference", message=message, hint=hint)
        )
    return tuple(unescape_pointer(token) for token in pointer[1:].split("/"))


def step(node: Node, key: str) -> Node | None:
    """The member or element of `node` that a pointer's `key` names."""
    if isinstance(node.value, list):
        # int() takes signs, spaces, underscores and all the world's digits; RFC 6901 does not.
        index = int(key) if _INDEX.fullmatch(key) else len(node.value)
        return node[index] if index < len(node.value) else None
    return node.get(key)


_MOVED = {
    "definitions": "components/schemas",
    "parameters": "components/parameters",
    "responses": "components/responses",
    "schemas": "components/schemas",
}
"""Where OpenAPI 3 keeps what OpenAPI 2 and JSON Schema keep at the root."""


def dangling(reference: Reference, at: Node, key: str) -> UnreadableError:
    """The problem of a pointer that ends at `at`, which has no `key`."""
    place = at.location.pointer or "the root"
    lack = f"{place} has no {shorten(key)}"
    if not isinstance(at.value, (dict, list)):
        lack = f"{place} is neither a mapping nor a sequence"
    message = f"{shorten(reference.text, 120)} leads nowhere: {lack}"
    close = _close(at.value, key)
    meant = _moved(reference, at, key) or close
    return UnreadableError(
        Problem(
            code="dangling-reference",
            message=message,
            hint=f"did you mean {shorten(meant)}?" if meant else _there(at),
            is_vague=not meant,
            is_misspelt=bool(close) and _is_slip(key, close),
        )
    )


def _there(at: Node) -> str:
    """What a reference could name at a place, or where it has to end."""
    place = at.location.pointer or "the root"
    if isinstance(at.value, list):
        count = len(at.value)
        return f"elements are counted from 0; {place} has {count or 'none'}"
    if not isinstance(at.value, dict):
        return f"end the reference at {place}, or describe what it should name"
    names = [shorten(one, 40) for one in itertools.islice(at.value, _MOST_NAMED)]
    more = ", …" * (len(at.value) > _MOST_NAMED)
    return f"{place} has {', '.join(names) or 'nothing'}{more}"


def _moved(reference: Reference, at: Node, key: str) -> str:
    """The reference as other versions of OpenAPI write it, when that leads on; empty otherwise."""
    place = _MOVED.get(key, "") if not at.location.pointer else ""
    if not place and key == "components" and not at.location.pointer:
        place = "definitions"
    target: Node | None = at
    for part in place.split("/") if place else ():
        target = step(target, part) if target is not None else None
    if not place or target is None:
        return ""
    before, _, rest = reference.text.partition(f"#/{key}/")
    return f"{before}#/{place}/{rest.removeprefix('schemas/')}"


def _close(value: JsonValue, key: str) -> str:
    """The key that is written most like another; empty when none is."""
    if isinstance(value, dict) and len(value) <= _SUGGESTED_FROM and len(key) <= 200:
        return next(iter(difflib.get_close_matches(key, value, n=1)), "")
    return ""


def _is_slip(key: str, other: str) -> bool:
    """True for names that differ by a letter or two, and not by a word or a number."""
    ratio = difflib.SequenceMatcher(None, key, other).ratio()
    letters = "".join(char for char in key if not char.isdigit())
    others = "".join(char for char in other if not char.isdigit())
    return ratio >= _SLIP and letters != others


def _percent_decode(text: str) -> str | None:
    """`text` without percent escapes; None when those are broken or not UTF-8."""
    if _BAD_PERCENT.search(text):
        return None
    try:
        return unquote_to_bytes(text).decode() if "%" in text else text
    except UnicodeDecodeError:
        return None


def no_text(kind: str) -> Problem:
    """What is wrong with a `$ref` that is of another kind than a text."""
    return Problem(
        code="invalid-reference",
        message=f"'$ref' is {kind}, a string was expected",
        hint="write it in quotes, such as '#/components/schemas/Pet'",
    )


def going_round(text: str, most: int | None) -> Problem:
    """What is wrong with a reference that leads through itself, or through more than `most` others."""
    through = "itself" if most is None else f"more than {most} references"
    return Problem(
        code="cyclic-reference",
        message=f"{shorten(text)} leads through {through}",
        hint=CYCLE_HINT,
    )


def circle(locations: list[Location]) -> str:
    """What is wrong with references that only lead to each other."""
    names = [f"'#{location.pointer}'" for location in locations[:4]]
    more = ["…"] if len(locations) > 4 else []
    return "references go round in a circle and never reach a value: " + ", ".join(
        names + more
    )
