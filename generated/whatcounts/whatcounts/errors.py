"""Errors that calls of the WhatCounts client raise, all below `SdkError`."""

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
    UnavailableError,
    UnknownReplyError,
    UnprocessableError,
)

from . import models

__all__ = [
    "ApiError",
    "ArgumentError",
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
    "ForbiddenError",
    "GoneError",
    "InternalError",
    "InternalServerError",
    "InvalidParamsError",
    "InvalidRequestError",
    "MethodNotFoundError",
    "MissingReplyError",
    "NotFoundError",
    "PaginationError",
    "ParseError",
    "PoolTimeoutError",
    "RateLimitedError",
    "RedirectError",
    "RequestTimeoutError",
    "ResponseTooLargeError",
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


class UnauthorizedError(_errors.UnauthorizedError["models.ErrorBody"]):
    """A failure with a documented body: realm name, API password or API client
    credentials are wrong.
    """


class InternalServerError(ServerError["models.ErrorBody"]):
    """A failure with a documented body: the request could not be carried out. The
    API uses this status for mistakes in a request too, such as names and numbers
    that do not exist, so that a repetition seldom helps.
    """
