"""Errors that calls of the RpcErrors client raise, all below `SdkError`."""

from __future__ import annotations

from specmill_runtime import errors as _errors
from specmill_runtime.errors import (
    ApiError,
    ArgumentError,
    BadRequestError,
    BatchError,
    ClientError,
    ClosedError,
    ConflictError,
    ConnectError,
    ConnectionLostError,
    CredentialError,
    DeadlineExceededError,
    DecodeError,
    DuplicateReplyError,
    ForbiddenError,
    GoneError,
    InvalidParamsError,
    InvalidRequestError,
    MethodNotFoundError,
    MissingReplyError,
    NotFoundError,
    PaginationError,
    ParseError,
    PoolTimeoutError,
    RateLimitedError,
    RedirectError,
    RequestTimeoutError,
    ResponseTooLargeError,
    RpcError,
    RpcProtocolError,
    RpcServerError,
    SdkError,
    ServerError,
    StatusError,
    StreamError,
    TlsError,
    TokenError,
    TransportError,
    UnauthorizedError,
    UnavailableError,
    UnknownReplyError,
    UnprocessableError,
)

__all__ = [
    "ApiError",
    "ArgumentError",
    "BadRequestError",
    "BatchError",
    "ClientError",
    "ClosedError",
    "Code7404Error",
    "Code7Error",
    "ConflictError",
    "ConnectError",
    "ConnectionLostError",
    "CredentialError",
    "DeadlineExceededError",
    "DecodeError",
    "DuplicateReplyError",
    "ForbiddenError",
    "GoneError",
    "InternalError",
    "InvalidParamsError",
    "InvalidRequestError",
    "MethodNotFoundError",
    "MissingReplyError",
    "NotFoundError",
    "PaginationError",
    "ParseError",
    "PoolTimeoutError",
    "QuotaExceededError",
    "RateLimitedError",
    "RedirectError",
    "RequestTimeoutError",
    "ResponseTooLargeError",
    "RoutingFailedError",
    "RpcError",
    "RpcProtocolError",
    "RpcServerError",
    "SdkError",
    "ServerError",
    "StatusError",
    "StreamError",
    "TlsError",
    "TokenError",
    "TransportError",
    "UnauthorizedError",
    "UnavailableError",
    "UnknownReplyError",
    "UnprocessableError",
]


class InternalError(_errors.InternalError["str"]):
    """JSON-RPC error -32603: internal error."""


class Code7404Error(RpcError[object]):
    """JSON-RPC error -7: 404."""


class Code7Error(RpcError[object]):
    """JSON-RPC error 7."""


class QuotaExceededError(RpcError["str"]):
    """JSON-RPC error 100: quota "exceeded"!"""


class RoutingFailedError(RpcError[object]):
    """JSON-RPC error 205: ROUTING_ERROR."""
