"""What a response becomes: the described result, or the described error."""

from typing import Any, Final

import msgspec

from specmill_runtime.codec import Decode, UnreadableBodyError, decoder_of
from specmill_runtime.errors import DecodeError, RpcProtocolError, SdkError
from specmill_runtime.exchange import Exchange
from specmill_runtime.failures import FailurePlan
from specmill_runtime.operation import AnyOperation, Result
from specmill_runtime.request import RawResponse
from specmill_runtime.response import media_type_of, received
from specmill_runtime.rpc import BrokenReplyError, RpcReply, open_reply
from specmill_runtime.snapshot import CallRecord
from specmill_runtime.spec import ClientSpec

_EXCERPT: Final = 100
_WINDOW: Final = 65_536


class Outcome:
    """The results and failures of one operation, compiled."""

    __slots__ = ("_decoders", "_failures", "_operation")

    def __init__(self, operation: AnyOperation, spec: ClientSpec) -> None:
        self._operation = operation
        self._failures = FailurePlan(operation, spec.failures)
        self._decoders: dict[tuple[int, str], Decode | None] = {}

    def settle(self, exchange: Exchange) -> bytes:
        """The encoded result; otherwise the ApiError or RpcProtocolError that the response is."""
        if self._operation.rpc is not None:
            return self._settle_rpc(exchange)
        raw = exchange.raw
        if (
            200 <= raw.status < 300
            or _named(self._operation, str(raw.status)) is not None
        ):
            return raw.content
        raise self._failures.status_error(exchange)

    def value(self, exchange: Exchange, encoded: bytes) -> Any:
        """The result; DecodeError when `encoded` is not as described."""
        raw = exchange.raw
        result = self._operation.results
        key = (raw.status, media_type_of(raw) if len(result) > 1 else "")
        if key not in self._decoders:
            self._decoders[key] = self._decoder(*key)
        decode = self._decoders[key]
        if decode is None:
            return None
        try:
            return decode(encoded)
        except UnreadableBodyError as error:
            unreadable = error
        raise _decode_error(exchange, unreadable)

    def _settle_rpc(self, exchange: Exchange) -> bytes:
        """The result of a JSON-RPC reply; its error object counts under any HTTP status."""
        raw = exchange.raw
        is_success = 200 <= raw.status < 300
        failure: SdkError
        try:
            reply = open_reply(raw.content, exchange.request.rpc_id or 0)
        except BrokenReplyError as error:
            failure = _broken(exchange, str(error))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            unreadable = UnreadableBodyError("", "JSON-RPC response", _unreadable(raw))
            failure = _decode_error(exchange, unreadable)
        else:
            if is_success or reply.error is not None:
                return self._settle_reply(exchange, reply)
            failure = _broken(exchange, "a result came with an HTTP error")
        if is_success:
            raise failure
        raise self._failures.status_error(exchange)

    def _settle_reply(self, exchange: Exchange, reply: RpcReply) -> bytes:
        if reply.error is None:
            return bytes(reply.result)
        raise self._failures.rpc_error(reply.error, exchange)

    def _decoder(self, status: int, media_type: str) -> Decode | None:
        result = self._result(status, media_type)
        if result is None or result.type is None:
            return None
        described = result.media_type or "application/json"
        return decoder_of(result.type(), described, result.transcode)

    def _result(self, status: int, media_type: str) -> Result | None:
        """The described result for a status; for an undescribed success the first success."""
        results = self._operation.results
        if self._operation.rpc is not None:
            return results[0] if results else None
        fallback = next((one for one in results if one.status.startswith("2")), None)
        for key in (str(status), f"{status // 100}XX", "default"):
            same = [one for one in results if one.status.upper() == key.upper()]
            if same:
                fits = (
                    one for one in same if (one.media_type or "").startswith(media_type)
                )
                return next(fits, same[0]) if media_type else same[0]
        return fallback


def _named(operation: AnyOperation, status: str) -> Result | None:
    return next((one for one in operation.results if one.status == status), None)


def _unreadable(raw: RawResponse) -> str:
    return "it is no JSON" if raw.content else "the body is empty"


def _broken(exchange: Exchange, reason: str) -> RpcProtocolError:
    call = exchange.record()
    shown = exchange.redactor.blank(reason)
    return RpcProtocolError(
        f"{call.operation}: {shown}{_trailer(exchange, call)}",
        call=call,
        response=received(exchange.raw),
    )


def _decode_error(exchange: Exchange, error: UnreadableBodyError) -> DecodeError:
    """The error, whose text ends with a blanked start of a body that is wrong as a whole."""
    call, raw = exchange.record(), exchange.raw
    place = f" at {error.pointer}" if error.pointer else ""
    reason = exchange.redactor.excerpt(error.reason)
    text = f"{call.operation}: the response is not as described{place}: {reason}"
    if not error.pointer:
        text += f"; expected {error.expected}"
    text += _trailer(exchange, call)
    if not error.pointer and raw.content:
        start = raw.content[:_WINDOW].decode(errors="replace")
        text += f": {exchange.redactor.excerpt(start, _EXCERPT)}"
    return DecodeError(
        text,
        pointer=error.pointer,
        expected=error.expected,
        call=call,
        response=received(raw),
    )


def _trailer(exchange: Exchange, call: CallRecord) -> str:
    media_type = media_type_of(exchange.raw) or "no content type"
    named = f", request id {call.request_id}" if call.request_id else ""
    return f" ({exchange.raw.status}, {media_type}{named})"
