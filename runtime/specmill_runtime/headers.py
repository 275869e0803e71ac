"""Headers that users, hooks and credentials add to requests."""

import re
from collections.abc import Mapping
from typing import Final, TypeAlias, cast

from msgspec.structs import replace

from specmill_runtime.checks import header_complaint
from specmill_runtime.errors import ArgumentError
from specmill_runtime.request import RawRequest

HeaderTable: TypeAlias = dict[bytes, tuple[bytes, bytes]]
TextPairs: TypeAlias = tuple[tuple[str, str], ...]

_TOKEN: Final = r"[A-Za-z0-9!#$%&'*+.^_`|~-]+"


def put(table: HeaderTable, name: str, value: str) -> None:
    """Set a header; the same name in another case is the same header."""
    raw = name.encode("ascii")
    table[raw.lower()] = (raw, value.encode("ascii"))


def with_headers(request: RawRequest, headers: Mapping[str, str]) -> RawRequest:
    """The request with headers, which may take the place of others."""
    if not headers:
        return request
    table = {name.lower(): (name, value) for name, value in request.headers}
    for name, value in headers.items():
        put(table, name, value)
    return replace(request, headers=tuple(table.values()))


def checked_headers(headers: Mapping[str, str], source: str) -> TextPairs:
    """`headers` as pairs; ArgumentError, naming `source` and header, for what cannot be sent."""
    given = cast("object", headers)
    if not isinstance(given, Mapping):
        kind = type(given).__name__
        raise ArgumentError(
            f"{source} must be a mapping of names to values, not {kind}"
        )
    for name, value in headers.items():
        complaint = _complaint(name, value)
        if complaint is not None:
            raise ArgumentError(f"{source}[{name!r}] cannot be sent: {complaint}")
    return tuple(headers.items())


def _complaint(name: object, value: object) -> str | None:
    if not isinstance(name, str) or not isinstance(value, str):
        return f"names and values must be str, not {type(value).__name__}"
    if not re.fullmatch(_TOKEN, name):
        return "the name is no token (RFC 9110 §5.6.2)"
    return header_complaint(value)
