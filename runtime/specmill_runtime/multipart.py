"""Bodies of multipart/form-data (RFC 7578, RFC 2046 §5.1), with names as WHATWG HTML writes them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, cast

import msgspec

from specmill_runtime.arguments import Argument, header_text
from specmill_runtime.codec import encode_json, is_json, text_content
from specmill_runtime.encoding import items_of, joined, scalar_text
from specmill_runtime.files import (
    File,
    FileSource,
    Upload,
    UploadFile,
    file_of,
    header_lines,
    sent_type,
)
from specmill_runtime.operation import AnyOperation
from specmill_runtime.records import record_of

if TYPE_CHECKING:
    from specmill_runtime.files import Part
    from specmill_runtime.writing import BodyWriter, Values


# WHATWG HTML §4.10.21.8, "multipart/form-data": what would end or split a quoted name.
_ESCAPES: Final = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})


def multipart_writer(operation: AnyOperation) -> BodyWriter:
    """The function from the arguments of the body to its parts."""

    def write(values: Values, rpc_id: int | None) -> Upload | None:
        if not values and not operation.body_required:
            return None
        return _upload_of(tuple(_written(_fields(values), operation.transcode)))

    return write


def with_fields(
    parts: Sequence[Part], members: Mapping[str, object], transcode: bool
) -> Upload:
    """A body with other fields, in place of those with the same names; None and UNSET are none."""
    kept = [one for one in parts if one[0] not in members]
    added = (
        (Argument(wire=name, placement="field"), one)
        for name, one in members.items()
        if one is not None and one is not msgspec.UNSET
    )
    return _upload_of((*kept, *_written(added, transcode)))


def _upload_of(parts: Sequence[Part]) -> Upload:
    """The body that is made of parts."""
    boundary = os.urandom(16).hex()
    segments: list[bytes | FileSource] = [b""]
    for _, head, content in parts:
        opening = f"--{boundary}\r\n{head}\r\n\r\n".encode()
        _extend(segments, opening, content, b"\r\n")
    _extend(segments, f"--{boundary}--\r\n".encode())
    return Upload(segments, f"multipart/form-data; boundary={boundary}", parts)


def _written(
    fields: Iterable[tuple[Argument, object]], transcode: bool
) -> Iterator[Part]:
    for argument, value in fields:
        for item in _parts(argument, value):
            yield (argument.wire, *_part(argument, item, transcode))


def _parts(argument: Argument, value: object) -> Sequence[object]:
    """The values of the parts of a field: one for each item of an array that is exploded."""
    items = items_of(value)
    if items is None:
        return (value,)
    return items if argument.explode else (joined(argument, items),)


def _fields(values: Values) -> Iterator[tuple[Argument, object]]:
    """The fields of the body, of which a mapping or a model may be the whole."""
    for argument, value in values:
        if argument.placement == "field":
            yield argument, value
            continue
        described = {one.wire: one for one in argument.members}
        for name, member in _members(value):
            if member is not None and member is not msgspec.UNSET:
                usual = Argument(wire=name, placement="field")
                yield described.get(name, usual), member


def _members(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        for name, member in cast("Mapping[object, object]", value).items():
            yield scalar_text(name), member
    elif isinstance(value, msgspec.Struct):
        record = record_of(type(value))
        for wire, name in record.by_wire.items():
            yield wire, getattr(value, name)
        if record.extra is not None:
            yield from cast("dict[str, object]", getattr(value, record.extra)).items()
    else:
        raise TypeError("a multipart body is made of a mapping or a model")


def _part(
    argument: Argument, value: object, transcode: bool
) -> tuple[str, bytes | FileSource]:
    """The head of a part and its content; `format: byte` is base64 text and no file."""
    head = f'Content-Disposition: form-data; name="{_quoted(argument.wire)}"'
    if File.accepts(value) and bytes not in (argument.kind, argument.item):
        file = file_of(cast("UploadFile", value))
        name = _quoted(file.filename or argument.wire)
        sent = sent_type(file, argument.media_type)
        head += f'; filename="{name}"\r\nContent-Type: {sent}{header_lines(file)}'
        return head, FileSource(file.content)
    media_type = argument.media_type
    if _is_complex(value) and (media_type is None or not is_json(media_type)):
        media_type = "application/json"
    if media_type is None or "," in media_type:
        return head, scalar_text(value).encode()
    head += f"\r\nContent-Type: {header_text(media_type)}"
    if is_json(media_type):
        return head, encode_json(value, transcode)
    return head, text_content(scalar_text(value), media_type)


def _is_complex(value: object) -> bool:
    return isinstance(value, (Mapping, msgspec.Struct)) or items_of(value) is not None


def _extend(segments: list[bytes | FileSource], *added: bytes | FileSource) -> None:
    """Add to a body whose neighbouring texts are one segment."""
    for one in added:
        last = segments[-1]
        if isinstance(one, bytes) and isinstance(last, bytes):
            segments[-1] = last + one
        else:
            segments.append(one)


def _quoted(name: str) -> str:
    return name.translate(_ESCAPES)
