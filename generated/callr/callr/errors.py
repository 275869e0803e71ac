"""Errors that calls of the Callr client raise, all below `SdkError`."""

from __future__ import annotations

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
    InternalError,
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
    "AuthenticationFailedError",
    "BadRequestError",
    "BatchError",
    "ClientError",
    "ClosedError",
    "ConflictError",
    "ConnectError",
    "ConnectionLostError",
    "CredentialError",
    "DeadlineExceededError",
    "DecodeError",
    "DuplicateReplyError",
    "FeatureNotAllowedError",
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
    "PropertyMissingError",
    "PropertyValueInvalidError",
    "RateLimitedError",
    "RedirectError",
    "RequestTimeoutError",
    "ResponseTooLargeError",
    "RpcError",
    "RpcProtocolError",
    "RpcServerError",
    "SdkError",
    "ServerError",
    "SmsRoutingFailedError",
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


class FeatureNotAllowedError(RpcError[object]):
    """JSON-RPC error 100: the account may not use this feature."""


class PropertyMissingError(RpcError[object]):
    """JSON-RPC error 150: a property is missing."""


class PropertyValueInvalidError(RpcError[object]):
    """JSON-RPC error 151: the value of a property is invalid."""


class AuthenticationFailedError(RpcError[object]):
    """JSON-RPC error 401: authentication failed, which is also the HTTP status."""


class SmsRoutingFailedError(RpcError[object]):
    """JSON-RPC error 1000: the SMS could not be routed."""
