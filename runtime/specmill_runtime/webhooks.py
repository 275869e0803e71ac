"""Requests that an API sends by itself: from the bytes of a webhook or callback to a typed payload."""

import hashlib
import hmac
import re
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Generic,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)
from urllib.parse import parse_qs

import msgspec

from specmill_runtime.arguments import LazyType
from specmill_runtime.codec import (
    UnreadableBodyError,
    builtins_or_none,
    decoder_of,
    essence_of,
    misshapen,
    plain_json,
)
from specmill_runtime.errors import ArgumentError
from specmill_runtime.json_models import decode_error
from specmill_runtime.records import is_record, record_of
from specmill_runtime.response import Headers
from specmill_runtime.sdk_error import SdkError
from specmill_runtime.unions import tagged
from specmill_runtime.walks import convert, kind_of
from specmill_runtime.wire import WireType, describe_type, is_wire_type

__all__ = [
    "HmacVerifier",
    "Payload",
    "StandardVerifier",
    "TimestampedVerifier",
    "VerificationError",
    "Verifier",
    "receive",
]

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


def told_by(discriminator: str, variants: Callable[[], dict[str, Any]]) -> LazyType:
    """The type of payloads whose member `discriminator` tells them apart; see `unions.tagged`."""
    return cache(lambda: tagged(discriminator, variants))


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
        given = _header(headers, self._header)
        made = hmac.new(self._secret, body, getattr(hashlib, self._digest))
        text = made.hexdigest()
        if self._encoding == "base64":
            text = b64encode(made.digest()).decode()
        if not _is_same(f"{self._prefix}{text}", given):
            raise VerificationError("the signature is not that of the body")

    def __repr__(self) -> str:
        return f"<HmacVerifier of {self._header}>"


class StandardVerifier:
    """Signatures of Standard Webhooks (https://www.standardwebhooks.com), with a shared secret.

    `secret` is as the API shows it, with or without `whsec_`. A request that was signed more than
    `tolerance` seconds ago, or that much in the future, is refused. The headers are
    `webhook-id`, `webhook-timestamp` and `webhook-signature`, or begin with another `prefix`.
    """

    def __init__(
        self, secret: str, *, tolerance: float = 300.0, prefix: str = "webhook"
    ) -> None:
        """ArgumentError for a secret that is no base64."""
        try:
            self._secret = b64decode(secret.removeprefix("whsec_"), validate=True)
        except ValueError:
            is_base64 = False
        else:
            is_base64 = True
        if not is_base64:
            raise ArgumentError("the secret of a StandardVerifier must be base64")
        self._tolerance = tolerance
        self._prefix = prefix.lower()

    def __call__(self, body: bytes, headers: Mapping[str, str]) -> None:
        """VerificationError unless a signature is that of id, time and body, and the time is now."""
        id, moment, given = (
            _header(headers, f"{self._prefix}-{name}")
            for name in ("id", "timestamp", "signature")
        )
        signed = _octets(f"{id}.{moment}.") + body
        made = hmac.new(self._secret, signed, hashlib.sha256)
        known = f"v1,{b64encode(made.digest()).decode()}"
        _check(known, given.split(), moment, self._tolerance)

    def __repr__(self) -> str:
        return f"<StandardVerifier of {self._prefix}-signature>"


class TimestampedVerifier:
    """Signatures such as `t=1492774577,v1=5257a8…`, as Stripe sends them in `Stripe-Signature`.

    Each `v1` is the HMAC-SHA256 of time, a full stop and the body, in hexadecimal. A request that
    was signed more than `tolerance` seconds ago, or that much in the future, is refused.
    """

    def __init__(self, secret: str, header: str, *, tolerance: float = 300.0) -> None:
        self._secret = secret.encode()
        self._header = header
        self._tolerance = tolerance

    def __call__(self, body: bytes, headers: Mapping[str, str]) -> None:
        """VerificationError unless a signature is that of time and body, and the time is now."""
        items = _header(headers, self._header).split(",")
        pairs = [item.strip().partition("=") for item in items]
        moment = next((value for name, _, value in pairs if name == "t"), "")
        signed = _octets(f"{moment}.") + body
        made = hmac.new(self._secret, signed, hashlib.sha256)
        given = [value for name, _, value in pairs if name == "v1"]
        _check(made.hexdigest(), given, moment, self._tolerance)

    def __repr__(self) -> str:
        return f"<TimestampedVerifier of {self._header}>"


def _header(headers: Mapping[str, str], name: str) -> str:
    given = headers.get(name.lower())
    if given is None:
        raise VerificationError(f"the request has no header {name!r}")
    return given


def _octets(text: str) -> bytes:
    """A text of a header, which may hold whatever a server has made of octets that are none of a text."""
    return text.encode(errors="surrogatepass")


def _is_same(made: str, given: str) -> bool:
    # Compared in constant time, so that nothing can be learned from how long it takes.
    return hmac.compare_digest(made.encode(), _octets(given))


def _check(made: str, given: list[str], moment: str, tolerance: float) -> None:
    """VerificationError unless one of the signatures is `made`, at about this moment."""
    if not any(_is_same(made, one) for one in given):
        raise VerificationError("the signature is not that of the body")
    if not re.fullmatch("[0-9]{1,12}", moment) or (
        abs(time.time() - int(moment)) > tolerance
    ):
        raise VerificationError(
            f"the request was not signed within the last {tolerance:g} s"
        )


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
    texts: dict[str, list[str]] = parse_qs(
        body.decode(errors="replace"), keep_blank_values=True
    )
    types = _member_types(type_)
    members = {name: _member(types.get(name), found) for name, found in texts.items()}
    try:
        return convert(members, type_, strict=False)
    except msgspec.ValidationError as error:
        unreadable = misshapen(error, describe_type(type_), plain_json(members))
    raise unreadable


def _member_types(type_: object) -> dict[str, object]:
    """The types of the members of a form, by wire name."""
    if not is_record(type_):
        return {}
    record = record_of(cast("type[msgspec.Struct]", type_))
    return {one.encode_name: one.type for one in record.fields}


def _member(type_: object, texts: list[str]) -> object:
    """What a member of a form says: its texts if it is a list, else the last; objects are JSON."""
    kinds = _kinds(type_)
    if list in kinds:
        return texts
    found = builtins_or_none(texts[-1].encode()) if dict in kinds else None
    return cast("object", found) if isinstance(found, dict) else texts[-1]


def _kinds(type_: object) -> set[type]:
    """list and dict, as far as a type is written as one, or object."""
    parts: tuple[object, ...] = ()
    if is_wire_type(type_):
        parts = cast("type[WireType]", type_).format.alternatives()
    elif get_origin(type_) in (Union, UnionType):
        parts = get_args(type_)
    elif get_origin(type_) is Annotated:
        parts = get_args(type_)[:1]
    return set[type]().union(*map(_kinds, parts)) if parts else {kind_of(type_)}
