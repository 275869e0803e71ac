"""What the option `body` of a call adds to its body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast
from urllib.parse import unquote_plus

from msgspec import UNSET, Raw, json

from specmill_runtime.arguments import Argument
from specmill_runtime.codec import encode_json, essence_of, is_json
from specmill_runtime.errors import ArgumentError
from specmill_runtime.forms import form_text
from specmill_runtime.operation import AnyOperation
from specmill_runtime.plan import Encoded

_JSON: Final = "application/json"
_FORM: Final = "application/x-www-form-urlencoded"


def add_members(
    encoded: Encoded, members: Mapping[str, object], operation: AnyOperation
) -> None:
    """Put what the option `body` adds into a body; ArgumentError where it can't be."""
    if not isinstance(cast("object", members), Mapping):
        kind = type(members).__name__
        raise ArgumentError(f"options.body must be a mapping, not {kind}")
    media_type = essence_of(encoded.media_type or operation.media_type or _JSON)
    content = encoded.content or b""
    if not content:
        # What every body has, which is not sent as long as there is none.
        needed = (one for one in operation.arguments if one.needed)
        fixed = {one.wire: one.default for one in needed if one.default is not UNSET}
        members = {**fixed, **members}
    try:
        if operation.rpc is not None or not isinstance(content, bytes):
            complaint = "it has no members to add to"
        elif is_json(media_type):
            whole = json.decode(content or b"{}", type=dict[str, Raw])
            added = (
                (name, Raw(encode_json(one, True))) for name, one in members.items()
            )
            encoded.content = json.encode({**whole, **dict(added)})
            complaint = ""
        elif media_type == _FORM:
            encoded.content = _form_with(content, members)
            complaint = ""
        else:
            complaint = f"{media_type} has no members to add to"
    except (TypeError, ValueError, RecursionError) as error:
        complaint = str(error)
    if complaint:
        raise ArgumentError(f"{operation.id}: options.body cannot be sent: {complaint}")
    encoded.media_type = encoded.media_type or operation.media_type or _JSON


def _form_with(content: bytes, members: Mapping[str, object]) -> bytes:
    """A form with other fields, in place of those with the same names."""
    kept = [
        pair
        for pair in content.decode().split("&")
        if pair and unquote_plus(pair.partition("=")[0]) not in members
    ]
    fields = [
        (Argument(wire=name, placement="field"), one) for name, one in members.items()
    ]
    return "&".join(filter(None, (*kept, form_text(fields)))).encode("ascii")
