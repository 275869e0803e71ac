"""Errors that a generated SDK raises; every one is picklable and free of credentials.

SdkError
├─ ArgumentError              also ValueError: refused before anything was sent
│  └─ CredentialError         no way to authenticate has all its credentials
├─ TransportError             no complete response came
│  ├─ ConnectError            nothing was sent
│  │  └─ TlsError             no trust in the server; never repeated
│  ├─ RequestTimeoutError     also TimeoutError
│  │  └─ DeadlineExceededError the call as a whole took too long
│  ├─ ConnectionLostError     broke while sending or reading
│  └─ PoolTimeoutError        no free connection in time; nothing was sent
├─ TokenError                 no access token could be fetched
├─ ClosedError                also RuntimeError: the client is closed
├─ DecodeError                the body is not what the description says
│  └─ ResponseTooLargeError   more bytes than `max_bytes`
├─ ApiError[E]                the server said no; `body` is E
│  ├─ StreamError[E]          in the middle of a stream
│  ├─ StatusError[E]          by HTTP status
│  │  ├─ RedirectError        3xx: a redirect that is not followed
│  │  ├─ ClientError          4xx
│  │  │  ├─ BadRequestError 400    ├─ UnauthorizedError 401  ├─ ForbiddenError 403
│  │  │  ├─ NotFoundError 404      ├─ ConflictError 409      ├─ GoneError 410
│  │  │  └─ UnprocessableError 422 └─ RateLimitedError 429
│  │  └─ ServerError          5xx
│  │     └─ UnavailableError 503
│  └─ RpcError[E]             by JSON-RPC code; `data` is E
│     ├─ ParseError -32700          ├─ InvalidRequestError -32600
│     ├─ MethodNotFoundError -32601 ├─ InvalidParamsError -32602
│     ├─ InternalError -32603       └─ RpcServerError -32000 to -32099
├─ RpcProtocolError           the reply breaks JSON-RPC: version, id or shape
│  ├─ MissingReplyError       no reply to this call of a batch
│  ├─ DuplicateReplyError     more than one
│  ├─ UnknownReplyError       a reply to nothing that was asked
│  └─ BatchError              a batch failed as a whole
└─ PaginationError            pages that never end, or lead elsewhere
"""

from types import GenericAlias
from typing import TYPE_CHECKING, Any

from specmill_runtime.sdk_error import NO_CALL, CallRecord, ReceivedResponse
from specmill_runtime.sdk_error import SdkError as SdkError

if TYPE_CHECKING:
    from typing import Generic

    # PEP 696: `except StatusError as error` leaves E open; without a default, checkers in strict
    # mode complain of an unknown body. They bring typing_extensions with them.
    from typing_extensions import TypeVar

    E = TypeVar("E", default=Any)

    class _WithBody(Generic[E]):
        """What says of which type a body is."""

else:
    from typing import TypeVar

    E = TypeVar("E")

    class _WithBody:
        """The same without Generic, which makes each of the many classes below slow to make."""

        __class_getitem__ = classmethod(GenericAlias)


class ArgumentError(SdkError, ValueError):
    """An argument or an option that cannot be sent; nothing was sent."""


class CredentialError(ArgumentError):
    """Credentials are missing or cannot be sent; the text names arguments and variables."""


class TransportError(SdkError):
    """No complete response came."""


class ConnectError(TransportError):
    """No connection to the server; nothing was sent."""


class TlsError(ConnectError):
    """No encrypted connection could be agreed on, or the certificate is not trusted."""


class RequestTimeoutError(TransportError, TimeoutError):
    """The server was silent for longer than the timeout; the request may have been processed."""


class DeadlineExceededError(RequestTimeoutError):
    """The call, with all its attempts and waits, took longer than its deadline allows."""


class ConnectionLostError(TransportError):
    """The connection broke during the call; the request may have been processed."""


class PoolTimeoutError(TransportError):
    """All connections of the client were busy for too long; nothing was sent."""


class TokenError(SdkError):
    """The token endpoint refused, failed or answered nonsense; `code` is RFC 6749's `error`."""

    code: str = ""


class ClosedError(SdkError, RuntimeError):
    """The client is closed; nothing was sent."""


class DecodeError(SdkError):
    """The body of a response is not what the description says; `response` keeps it.

    `pointer` is the place as a JSON pointer (RFC 6901), "" being the whole; `expected` a type;
    `excerpt` the start of what is there, in one line without credentials.
    """

    pointer: str
    expected: str
    excerpt: str

    def __init__(
        self,
        message: str,
        *,
        pointer: str = "",
        expected: str = "",
        excerpt: str = "",
        call: CallRecord = NO_CALL,
        response: ReceivedResponse | None = None,
    ) -> None:
        super().__init__(message, call=call, response=response)
        self.pointer = pointer
        self.expected = expected
        self.excerpt = excerpt


class ResponseTooLargeError(DecodeError):
    """The body has more bytes, received or decoded, than `max_bytes`; the rest was not read."""


class ApiError(SdkError, _WithBody[E]):
    """The server refused or failed; `body` is what it said, None when it is not as described."""

    body: E | None

    def __init__(
        self,
        message: str,
        *,
        body: E | None = None,
        call: CallRecord = NO_CALL,
        response: ReceivedResponse | None = None,
    ) -> None:
        super().__init__(message, call=call, response=response)
        self.body = body


class StreamError(ApiError[E]):
    """The server reported an error in the middle of a stream; `body` is what it said."""


class StatusError(ApiError[E]):
    """The server answered with an HTTP status that is no success."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.call.status or 0


class RedirectError(StatusError[E]):
    """3xx that was not followed: see specmill_runtime.servers for what is."""


class ClientError(StatusError[E]):
    """4xx: the request is wrong."""


class BadRequestError(ClientError[E]):
    """400: the request is malformed or invalid."""


class UnauthorizedError(ClientError[E]):
    """401: the credentials are missing or wrong."""


class ForbiddenError(ClientError[E]):
    """403: the credentials do not allow this."""


class NotFoundError(ClientError[E]):
    """404: there is no such thing."""


class ConflictError(ClientError[E]):
    """409: the request contradicts the present state."""


class GoneError(ClientError[E]):
    """410: it was there, and is no longer."""


class UnprocessableError(ClientError[E]):
    """422: the request is well-formed and its content is invalid."""


class RateLimitedError(ClientError[E]):
    """429: too many requests."""


class ServerError(StatusError[E]):
    """5xx: the server failed; the request may have been processed."""


class UnavailableError(ServerError[E]):
    """503: the server does not take requests now."""


class RpcError(ApiError[E]):
    """A JSON-RPC error object (JSON-RPC 2.0 §5.1); `body` is its `data`, `status` that of HTTP."""

    code: int
    rpc_message: str

    def __init__(
        self,
        message: str,
        *,
        code: int,
        rpc_message: str,
        body: E | None = None,
        call: CallRecord = NO_CALL,
        response: ReceivedResponse | None = None,
    ) -> None:
        super().__init__(message, body=body, call=call, response=response)
        self.code = code
        self.rpc_message = rpc_message

    @property
    def data(self) -> E | None:
        """What the server adds to the error; None when it adds nothing of the described form."""
        return self.body

    @property
    def status(self) -> int:
        """The HTTP status that the error came with, 200 in most cases."""
        return self.call.status or 0


class ParseError(RpcError[E]):
    """-32700: the server could not read the JSON."""


class InvalidRequestError(RpcError[E]):
    """-32600: the JSON is no valid request."""


class MethodNotFoundError(RpcError[E]):
    """-32601: the server has no such method."""


class InvalidParamsError(RpcError[E]):
    """-32602: the parameters are invalid."""


class InternalError(RpcError[E]):
    """-32603: the server failed."""


class RpcServerError(RpcError[E]):
    """-32000 to -32099: the server failed in a way of its own."""


class RpcProtocolError(SdkError):
    """The reply breaks JSON-RPC 2.0: wrong version, wrong id, or neither result nor error."""


class MissingReplyError(RpcProtocolError):
    """The reply to a batch has nothing for this call; it may have been processed."""


class DuplicateReplyError(RpcProtocolError):
    """The reply to a batch answers this call more than once."""


class UnknownReplyError(RpcProtocolError):
    """The reply to a batch answers something that was not asked; the calls have their results."""


class BatchError(RpcProtocolError):
    """A batch failed as a whole: its reply is no JSON-RPC, or this call of it was not sent."""


class PaginationError(SdkError):
    """Pages cannot be followed: they would never end, lead to another origin, or lead nowhere."""
