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
_PARTS: Final = "multipart/form-data"
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
    complaint = ""
    try:
        if media_type == _PARTS:
            _add_parts(encoded, members, operation.transcode)
        elif not isinstance(content, bytes):
            complaint = "it has no members to add to"
        elif operation.rpc is not None:
            complaint = _add_params(encoded, content, members, operation)
        elif is_json(media_type):
            encoded.content = _object_with(content, members)
        elif media_type == _FORM:
            encoded.content = _form_with(content, members)
        else:
            complaint = f"{media_type} has no members to add to"
    except (TypeError, ValueError, RecursionError) as error:
        complaint = str(error)
    if complaint:
        raise ArgumentError(f"{operation.id}: options.body cannot be sent: {complaint}")
    encoded.media_type = encoded.media_type or operation.media_type or _JSON


def _add_params(
    encoded: Encoded,
    content: bytes,
    members: Mapping[str, object],
    operation: AnyOperation,
) -> str:
    """Add to the params of a call; a call without any may have some by name. What is wrong, "" for nothing."""
    if operation.by_position and operation.arguments:
        return "its params have no names, but positions"
    call = json.decode(content, type=dict[str, Raw])
    params = b"" if operation.by_position else call["params"]
    call["params"] = Raw(_object_with(params, members))
    encoded.content = json.encode(call)
    return ""


def _object_with(content: bytes | Raw, members: Mapping[str, object]) -> bytes:
    """An object with other members, in place of those with the same names."""
    whole = json.decode(content or b"{}", type=dict[str, Raw])
    added = ((name, Raw(encode_json(one, True))) for name, one in members.items())
    return json.encode({**whole, **dict(added)})


def _add_parts(
    encoded: Encoded, members: Mapping[str, object], transcode: bool
) -> None:
    # Loaded by those who send files.
    from specmill_runtime.files import Upload
    from specmill_runtime.multipart import with_fields

    upload = encoded.content
    parts = upload.parts if isinstance(upload, Upload) else ()
    encoded.content = whole = with_fields(parts, members, transcode)
    encoded.media_type = whole.media_type


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
