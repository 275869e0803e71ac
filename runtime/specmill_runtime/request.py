"""What crosses the seam to the transport: finished requests with headers and bodies, complete responses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeAlias, cast

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from specmill_runtime.arguments import header_complaint
from specmill_runtime.codec import encode_json, essence_of, is_json, text_content
from specmill_runtime.encoding import items_of
from specmill_runtime.errors import ArgumentError
from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import DEFAULT_MAX_BYTES, DEFAULT_TIMEOUT, Timeout

if TYPE_CHECKING:
    from specmill_runtime.files import UploadFile
    from specmill_runtime.writing import BodyWriter, Content, UploadBody, Values


HeaderPairs: TypeAlias = tuple[tuple[bytes, bytes], ...]


class RawRequest(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A request ready to be sent: finished address, headers and body.

    `operation`, `path` (the template) and `rpc_id` do not travel; they name the request in errors.
    `timeout` limits each phase, `left` everything up to the last byte of the body (None for no
    limit); a body of more than `max_bytes` bytes, decoded, is refused, 0 being no limit. The driver
    opens a `streamed` request and leaves the body of a success, of any size, to whoever asked for it.
    """

    method: str
    url: str
    headers: HeaderPairs
    content: bytes | UploadBody | None = None
    timeout: Timeout = DEFAULT_TIMEOUT
    left: float | None = None
    max_bytes: int = DEFAULT_MAX_BYTES
    operation: str = ""
    path: str = ""
    rpc_id: int | None = None
    streamed: bool = False

    @property
    def label(self) -> str:
        """How texts name the request: operation, method and path template."""
        return f"{self.operation}: {self.method} {self.path}".rstrip()

    def __repr__(self) -> str:
        return f"<RawRequest {self.label}>"


class RawResponse(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A complete response; `content` is without content coding."""

    status: int
    headers: HeaderPairs = ()
    content: bytes = b""

    def __repr__(self) -> str:
        return f"<RawResponse {self.status}, {len(self.content)} bytes>"


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


def body_writer(operation: AnyOperation) -> BodyWriter | None:
    """The function from the arguments of the body, and the id of a JSON-RPC call, to bytes.

    None for an operation without body; the function gives None when nothing is to be sent.
    """
    if operation.rpc is not None:
        return _call_writer(operation, operation.rpc)
    placements = {argument.placement for argument in operation.arguments}
    if not placements & {"field", "body"} and not operation.body_required:
        return None
    if operation.sequence is not None:
        return _sequence_writer(operation)
    media_type = essence_of(operation.media_type or "application/json")
    if is_json(media_type):
        return _json_writer(operation)
    if media_type == "application/x-www-form-urlencoded":
        return _form_writer(operation)
    # Loaded by the operations that send files, as forms are: most clients have none.
    if media_type == "multipart/form-data":
        from specmill_runtime.multipart import multipart_writer

        return multipart_writer(operation)
    return _verbatim_writer(operation)


def _json_writer(operation: AnyOperation) -> BodyWriter:
    transcode, required = operation.transcode, operation.body_required

    def write(values: Values, rpc_id: int | None) -> bytes | None:
        if not values:
            return b"{}" if required else None
        argument, value = values[0]
        if argument.placement != "body":
            value = {argument.wire: value for argument, value in values}
        return encode_json(value, transcode)

    return write


def _sequence_writer(operation: AnyOperation) -> BodyWriter:
    """Items in JSON, each in a line or after a record separator (RFC 7464 §2.2)."""
    transcode, required = operation.transcode, operation.body_required
    begin = b"\x1e" if operation.sequence == "sequence" else b""

    def write(values: Values, rpc_id: int | None) -> bytes | None:
        if not values:
            return b"" if required else None
        items = items_of(values[0][1]) or ()
        return b"".join(
            b"%s%s\n" % (begin, encode_json(one, transcode)) for one in items
        )

    return write


def _form_writer(operation: AnyOperation) -> BodyWriter:
    """A body of `application/x-www-form-urlencoded`; a text is finished."""
    from specmill_runtime.forms import form_fields, form_text

    required = operation.body_required

    def write(values: Values, rpc_id: int | None) -> bytes | None:
        if not values:
            return b"" if required else None
        if isinstance(values[0][1], str) and values[0][0].placement == "body":
            return values[0][1].encode()
        fields = [one for one in values if one[0].placement == "field"]
        return form_text(fields or form_fields(*values[0])).encode("ascii")

    return write


def _verbatim_writer(operation: AnyOperation) -> BodyWriter:
    """A body that is sent as given: bytes, a text, or a file, read while it is sent."""

    def write(values: Values, rpc_id: int | None) -> Content:
        if not values:
            return None
        value = values[0][1]
        if isinstance(value, str):
            return text_content(value, operation.media_type)
        if isinstance(value, (bytes, bytearray, memoryview)):
            return bytes(cast("bytes", value))
        from specmill_runtime.files import File, file_body

        if not File.accepts(value):
            wanted = f"str, {File.wanted}"
            raise TypeError(f"the body must be {wanted}, not {type(value).__name__}")
        file = cast("UploadFile", value)
        return file_body(file, operation.media_type, operation.file_types)

    return write


def _call_writer(operation: AnyOperation, method: str) -> BodyWriter:
    """A JSON-RPC 2.0 request object (§4); absent positions before a given one are null.

    A notification has no id (§4.1).
    """
    head = b'{"jsonrpc":"2.0","method":%s,' % encode_json(method, False)
    order = [
        one for one in operation.arguments if one.placement in ("position", "name")
    ]
    by_position, transcode = operation.by_position, operation.transcode

    def write(values: Values, rpc_id: int | None) -> bytes:
        given = {argument.wire: value for argument, value in values}
        params: object = given
        if by_position:
            listed = [given.get(argument.wire, UNSET) for argument in order]
            while listed and listed[-1] is UNSET:
                listed.pop()
            params = [None if value is UNSET else value for value in listed]
        number = b"" if rpc_id is None else b'"id":%d,' % rpc_id
        return b'%s%s"params":%s}' % (head, number, encode_json(params, transcode))

    return write
