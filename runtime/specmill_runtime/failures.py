"""From responses that are no success to errors: class, typed body, text."""

from http import HTTPStatus
from typing import Any, Final, cast

import msgspec

from specmill_runtime import errors
from specmill_runtime.codec import Decode, UnreadableBodyError, decoder_of
from specmill_runtime.errors import ApiError, RpcError, StatusError
from specmill_runtime.exchange import Exchange
from specmill_runtime.operation import AnyOperation, Failure
from specmill_runtime.response import received
from specmill_runtime.rpc import RPC_ERRORS, RpcFault
from specmill_runtime.snapshot import CallRecord

STATUS_ERRORS: Final[dict[int, type[StatusError[Any]]]] = {
    400: errors.BadRequestError,
    401: errors.UnauthorizedError,
    403: errors.ForbiddenError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    410: errors.GoneError,
    422: errors.UnprocessableError,
    429: errors.RateLimitedError,
    503: errors.UnavailableError,
}
_FAMILY_ERRORS: Final[dict[int, type[StatusError[Any]]]] = {
    3: errors.RedirectError,
    4: errors.ClientError,
    5: errors.ServerError,
}
_GENERAL_ERRORS: Final = (StatusError, errors.ClientError, errors.ServerError)
_MESSAGE_KEYS: Final = ("message", "error", "detail", "title", "error_description")


class FailurePlan:
    """The failures of one operation, compiled: which error a response becomes."""

    __slots__ = ("_by_code", "_by_status")

    def __init__(self, operation: AnyOperation, common: tuple[Failure, ...]) -> None:
        """`common` are the failures of every operation; the operation's own come before them."""
        known = (*common, *operation.failures)
        self._by_status = {one.status.upper(): one for one in known if one.status}
        self._by_code = {one.code: one for one in known if one.code is not None}

    def status_error(self, exchange: Exchange) -> ApiError[Any]:
        """The error for an HTTP status: the described one, else by number, else by family.

        A range or `default` is described by a general class; its error is still by number.
        """
        raw, call = exchange.raw, exchange.record()
        status = raw.status
        keys = (str(status), f"{status // 100}XX", "DEFAULT")
        found = next(
            (self._by_status[key] for key in keys if key in self._by_status), None
        )
        compiled = _Compiled(found) if found is not None else None
        cls: type[ApiError[Any]] = _status_class(status)
        body = (
            _builtins(raw.content) if compiled is None else compiled.body(raw.content)
        )
        # A described class is used unless it says less than the status does.
        if compiled is not None and not issubclass(cls, compiled.error):
            cls = compiled.error
            if cls in _GENERAL_ERRORS:
                cls = _status_class(status)
        where = f"{call.operation}: {call.method} {call.path}".rstrip()
        said = _server_message(_builtins(raw.content))
        text = f"{where} answered {status}{_phrase(status)}{exchange.note}"
        text += f": {exchange.redactor.excerpt(said)}" if said else ""
        text += _suffix(call)
        return cls(text, body=body, call=call, response=received(raw))

    def rpc_error(self, fault: RpcFault, exchange: Exchange) -> RpcError[Any]:
        """The error for a JSON-RPC error object: the described one, else by code."""
        call = exchange.record()
        found = self._by_code.get(fault.code)
        compiled = _Compiled(found) if found is not None else None
        data = bytes(fault.data)
        cls = RPC_ERRORS.get(fault.code, RpcError)
        body = _builtins(data)
        if compiled is not None and issubclass(compiled.error, RpcError):
            cls = compiled.error
            body = compiled.body(data) if data else None
        said = exchange.redactor.excerpt(fault.message)
        text = f"{call.operation}: RPC error {fault.code}: {said}" + _suffix(call)
        return cls(
            text,
            code=fault.code,
            rpc_message=fault.message,
            body=body,
            call=call,
            response=received(exchange.raw),
        )


class _Compiled:
    """One described failure: its error class and the decoder of its body."""

    __slots__ = ("_decode", "error")

    def __init__(self, failure: Failure) -> None:
        self.error = failure.error()
        self._decode: Decode | None = None
        if failure.body is not None:
            self._decode = decoder_of(
                failure.body(), "application/json", failure.transcode
            )

    def body(self, content: bytes) -> object:
        """The typed body; None when the content is not as described."""
        if self._decode is None:
            return _builtins(content)
        try:
            return self._decode(content)
        except UnreadableBodyError:
            return None


def _status_class(status: int) -> type[StatusError[Any]]:
    return STATUS_ERRORS.get(status) or _FAMILY_ERRORS.get(status // 100, StatusError)


def _phrase(status: int) -> str:
    try:
        return f" {HTTPStatus(status).phrase}"
    except ValueError:
        return ""


def _builtins(content: bytes) -> object:
    """The content as builtins; None when it is no JSON."""
    try:
        return cast("object", msgspec.json.decode(content))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _suffix(call: CallRecord) -> str:
    return f" (request id {call.request_id})" if call.request_id else ""


def _server_message(body: object) -> str | None:
    """What the usual keys of an error body say, one level deep."""
    if not isinstance(body, dict):
        return None
    members = cast("dict[str, object]", body)
    for key in _MESSAGE_KEYS:
        value = members.get(key)
        if isinstance(value, str) and value:
            return value
        nested = (
            _server_message(cast("object", value)) if isinstance(value, dict) else None
        )
        if nested:
            return nested
    return None
