"""Requests that an API sends by itself: from the bytes of a webhook or callback to a typed payload."""

import hashlib
import hmac
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Any, Final, Generic, Literal, TypeAlias, TypeVar, cast
from urllib.parse import parse_qsl

import msgspec

from specmill_runtime.arguments import LazyType
from specmill_runtime.codec import (
    UnreadableBodyError,
    decoder_of,
    encode_json,
    essence_of,
)
from specmill_runtime.json_models import decode_error
from specmill_runtime.response import Headers
from specmill_runtime.sdk_error import SdkError

__all__ = ["HmacVerifier", "Payload", "VerificationError", "Verifier", "receive"]

T_co = TypeVar("T_co", covariant=True)

Verifier: TypeAlias = Callable[[bytes, Mapping[str, str]], None]
"""Raises when a request does not come from the API; gets the body as it came and the headers,
whose names are found in any case."""

_FORM: Final = "application/x-www-form-urlencoded"
_Digest: TypeAlias = Literal["sha1", "sha256", "sha512"]


class VerificationError(SdkError, ValueError):
    """A request is not signed, or not by who knows the secret."""


class Payload(msgspec.Struct, Generic[T_co], frozen=True, kw_only=True, eq=False):
    """What one webhook or callback brings; `T_co` is its type, None when it has no body."""

    name: str
    type: LazyType | None = None
    media_type: str = "application/json"


class HmacVerifier:
    """The usual signature: HMAC (RFC 2104) of the body in a header, in hexadecimal or base64.

    `prefix` is what stands before the signature, such as `sha256=`.
    """

    def __init__(
        self,
        secret: str | bytes,
        header: str,
        *,
        digest: _Digest = "sha256",
        encoding: Literal["hex", "base64"] = "hex",
        prefix: str = "",
    ) -> None:
        self._secret = secret.encode() if isinstance(secret, str) else secret
        self._header = header
        self._digest = digest
        self._encoding = encoding
        self._prefix = prefix

    def __call__(self, body: bytes, headers: Mapping[str, str]) -> None:
        """VerificationError unless the header has the signature of the body."""
        given = headers.get(self._header.lower())
        if given is None:
            raise VerificationError(f"the request has no header {self._header!r}")
        made = hmac.new(self._secret, body, getattr(hashlib, self._digest))
        text = made.hexdigest()
        if self._encoding == "base64":
            text = b64encode(made.digest()).decode()
        # Compared in constant time, so that nothing can be learned from how long it takes.
        if not hmac.compare_digest(f"{self._prefix}{text}".encode(), given.encode()):
            raise VerificationError("the signature is not that of the body")

    def __repr__(self) -> str:
        return f"<HmacVerifier of {self._header}>"


def receive(
    payload: Payload[T_co],
    body: bytes,
    headers: Mapping[str, str] | None = None,
    verify: Verifier | None = None,
) -> T_co:
    """The typed payload; first `verify` may refuse the request by raising.

    DecodeError for a body that is not as described.
    """
    if verify is not None:
        pairs = ((name.lower(), value) for name, value in (headers or {}).items())
        verify(body, Headers(tuple(pairs)))
    if payload.type is None:
        return cast("T_co", None)
    try:
        return cast("T_co", _decoded(payload, payload.type(), body))
    except UnreadableBodyError as error:
        unreadable = error
    raise decode_error(f"{payload.name}: the body", unreadable)


def _decoded(payload: Payload[Any], type_: object, body: bytes) -> object:
    essence = essence_of(payload.media_type)
    if essence != _FORM:
        return decoder_of(type_, "application/json" if "*" in essence else essence)(
            body
        )
    try:
        members = dict(parse_qsl(body.decode(), keep_blank_values=True))
        return msgspec.convert(members, cast("type[Any]", type_), strict=False)
    except (msgspec.ValidationError, UnicodeDecodeError, TypeError):
        # Again as JSON, for models that keep undeclared members and for the place of a mistake.
        members = {
            name.decode("utf-8", "replace"): value.decode("utf-8", "replace")
            for name, value in parse_qsl(body, keep_blank_values=True)
        }
        return decoder_of(type_, "application/json")(encode_json(members, False))
