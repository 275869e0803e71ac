"""From responses that are no success to errors: class, typed body, text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, cast

from specmill_runtime import errors
from specmill_runtime.codec import UnreadableBodyError, builtins_or_none, decoder_of
from specmill_runtime.effects import Exchange
from specmill_runtime.errors import ApiError, RpcError, StatusError
from specmill_runtime.operation import AnyOperation, Failure
from specmill_runtime.request import RawResponse
from specmill_runtime.response import charset_of, media_type_of
from specmill_runtime.sdk_error import facts_of

if TYPE_CHECKING:
    from specmill_runtime.rpc import RpcFault

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
RPC_ERRORS: Final[dict[int, type[RpcError[Any]]]] = {
    -32700: errors.ParseError,
    -32600: errors.InvalidRequestError,
    -32601: errors.MethodNotFoundError,
    -32602: errors.InvalidParamsError,
    -32603: errors.InternalError,
    **dict.fromkeys(range(-32099, -31999), errors.RpcServerError),
}
_GENERAL_ERRORS: Final = (StatusError, errors.ClientError, errors.ServerError)
_WINDOW: Final = 65_536
_PAGE_WINDOW: Final = 4096
# In lower case and without underscores.
_MESSAGE_KEYS: Final = (
    "message",
    "error",
    "detail",
    "msg",
    "title",
    "errordescription",
    "errormessage",
    "description",
    "reason",
    "fault",
    "faultstring",
)
_CODE_KEYS: Final = ("code", "type")
_PLACE_KEYS: Final = (
    "field",
    "fieldname",
    "param",
    "parameter",
    "property",
    "pointer",
    "loc",
    "source",
)
_DEEPEST: Final = 4
_MOST_MESSAGES: Final = 3
_TITLE: Final = r"(?i)<title[^<>]*>([^<]*)"
_MARKUP: Final = r"(?is)<(script|style)\b.*?</\1\s*>|<[^<>]*>"


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
        status, response = raw.status, exchange.received()
        keys = (str(status), f"{status // 100}XX", "DEFAULT")
        found = next(
            (self._by_status[key] for key in keys if key in self._by_status), None
        )
        compiled = _Compiled(found) if found is not None else None
        cls: type[ApiError[Any]] = _status_class(status)
        body = (
            builtins_or_none(response.content)
            if compiled is None
            else compiled.body(response.content, media_type_of(raw))
        )
        # A described class is used unless it says less than the status does.
        if compiled is not None and not issubclass(cls, compiled.error):
            cls = compiled.error
            if cls in _GENERAL_ERRORS:
                cls = _status_class(status)
        where = f"{call.operation}: {call.method} {call.path}".rstrip()
        said = _server_message(builtins_or_none(raw.content)) or _readable(raw)
        phrase = _phrase(status)
        text = f"{where} answered {status}{phrase}{exchange.note}"
        if said and said.lower() != phrase.strip().lower():
            text += f": {exchange.redactor.excerpt(said)}"
        text += facts_of(call)
        return cls(text, body=body, call=call, response=response)

    def rpc_error(self, fault: RpcFault, exchange: Exchange) -> RpcError[Any]:
        """The error for a JSON-RPC error object: the described one, else by code."""
        call = exchange.record()
        found = self._by_code.get(fault.code)
        compiled = _Compiled(found) if found is not None else None
        redactor = exchange.redactor
        data = redactor.blank_bytes(bytes(fault.data))
        cls = RPC_ERRORS.get(fault.code, RpcError)
        body = builtins_or_none(data)
        if compiled is not None and issubclass(compiled.error, RpcError):
            cls = compiled.error
            body = compiled.body(data) if data else None
        said = exchange.redactor.excerpt(fault.message)
        text = f"{call.operation}: RPC error {fault.code}"
        text += f": {said}{facts_of(call)}" if said else facts_of(call)
        return cls(
            text,
            code=fault.code,
            rpc_message=redactor.blank(fault.message),
            body=body,
            call=call,
            response=exchange.received(),
        )


class _Compiled:
    """One described failure: its error class and the decoder of its body."""

    __slots__ = ("_type", "error")

    def __init__(self, failure: Failure) -> None:
        self.error = failure.error()
        self._type = failure.body() if failure.body is not None else None

    def body(self, content: bytes, media_type: str = "") -> object:
        """The typed body; None when the content is not as described.

        Without a media type, it is JSON.
        """
        if self._type is None:
            return builtins_or_none(content)
        try:
            return decoder_of(self._type, media_type or "application/json")(content)
        except UnreadableBodyError:
            return None


def stream_error(exchange: Exchange) -> errors.StreamError[Any]:
    """The error that a server reports in a stream; the exchange holds its text as content."""
    call, response = exchange.record(), exchange.received()
    content = response.content
    body = builtins_or_none(content)
    said = _server_message(body) or content[:_WINDOW].decode(errors="replace")
    text = f"{call.operation}: the server reports an error in its stream"
    text += f": {exchange.redactor.excerpt(said)}{facts_of(call)}"
    return errors.StreamError(text, body=body, call=call, response=response)


def _status_class(status: int) -> type[StatusError[Any]]:
    return STATUS_ERRORS.get(status) or _FAMILY_ERRORS.get(status // 100, StatusError)


def _phrase(status: int) -> str:
    try:
        return f" {HTTPStatus(status).phrase}"
    except ValueError:
        return ""


def _server_message(body: object, depth: int = _DEEPEST) -> str:
    """What the usual keys of an error body say; then its `errors`, the first three of them."""
    if isinstance(body, str) or not depth:
        return body if isinstance(body, str) else ""
    if isinstance(body, list):
        items = cast("list[object]", body)[:_MOST_MESSAGES]
        return _joined(_listed_message(item, depth - 1) for item in items)
    if not isinstance(body, dict):
        return ""
    members = _members(cast("object", body))
    found = (_server_message(members.get(key), depth - 1) for key in _MESSAGE_KEYS)
    said, listed = next(filter(None, found), ""), members.get("errors")
    errors_said = _server_message(listed, depth - 1)
    if isinstance(listed, dict) and not errors_said:
        # Each member is a field that was wrong, with one message or several.
        fields = list(cast("dict[str, object]", listed).items())[:_MOST_MESSAGES]
        pairs = ((name, _server_message(one, depth - 1)) for name, one in fields)
        errors_said = _joined(f"{name}: {text}" for name, text in pairs if text)
    return _joined((said, errors_said))


def _listed_message(item: object, depth: int) -> str:
    """What one of several errors says, behind the place that it is about, if it names one."""
    said = _server_message(item, depth)
    if not isinstance(item, dict):
        return said
    members = _members(cast("object", item))
    place = _place(members, depth)
    codes = (members.get(key) for key in _CODE_KEYS)
    said = said or next((one for one in codes if isinstance(one, str)), "")
    return f"{place}: {said}" if place and said else said


def _place(members: dict[str, object], depth: int) -> str:
    """The field, parameter or path that an error is about; "" when it names none, or too deep."""
    named = next(filter(None, (members.get(key) for key in _PLACE_KEYS)), None)
    if isinstance(named, dict):
        return _place(_members(cast("object", named)), depth - 1) if depth > 0 else ""
    steps = cast("list[object]", named) if isinstance(named, list) else [named]
    return ".".join(str(one) for one in steps if isinstance(one, (str, int)))


def _members(body: object) -> dict[str, object]:
    """The members of an object, by names in lower case and without underscores."""
    return {
        name.lower().replace("_", ""): member
        for name, member in cast("dict[str, object]", body).items()
    }


def _decoded(content: bytes, charset: str) -> str:
    """The text, by a charset that may be wrong or no charset of texts at all."""
    try:
        return content.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):
        return content.decode(errors="replace")


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(filter(None, texts))


def _readable(raw: RawResponse) -> str:
    """The start of a text, of a page its title or its words; "" for another media type."""
    media_type = media_type_of(raw)
    if not media_type.startswith("text/") and not media_type.endswith("xml"):
        return ""
    text = _decoded(raw.content[:_PAGE_WINDOW], charset_of(raw)).strip()
    if media_type != "text/html" and not text.startswith("<"):
        return text
    title = re.search(_TITLE, text)
    return (title[1].strip() if title else "") or re.sub(_MARKUP, " ", text)
