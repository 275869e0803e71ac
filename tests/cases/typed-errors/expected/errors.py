"""Errors that calls of the TypedErrors client raise, all below `SdkError`."""

from __future__ import annotations

from specmill_runtime import errors as _errors
from specmill_runtime.errors import (
    ApiError,
    ArgumentError,
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
    "ContentTooLargeError",
    "CredentialError",
    "DeadlineExceededError",
    "DecodeError",
    "DuplicateConflictError",
    "DuplicateReplyError",
    "FileNotFoundError_",
    "ForbiddenError",
    "GoneError",
    "ImATeapotError",
    "InternalError",
    "InvalidParamsError",
    "InvalidRequestError",
    "MethodNotFoundError",
    "MissingReplyError",
    "NotFoundError",
    "PaginationError",
    "ParseError",
    "PoolTimeoutError",
    "ProblemConflictError",
    "ProblemNotFoundError",
    "RateLimitedError",
    "RedirectError",
    "RequestTimeoutError",
    "ResponseTooLargeError",
    "RpcError",
    "RpcProtocolError",
    "RpcServerError",
    "SdkError",
    "ServerError",
    "Status499Error",
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


class BadRequestError(_errors.BadRequestError["models.Problem"]):
    """A failure with a documented body: a parameter is wrong."""


class FileNotFoundError_(NotFoundError["models.File"]):
    """A failure with a documented body: a file is missing."""


class ProblemNotFoundError(NotFoundError["models.Problem"]):
    """A failure with a documented body: something is missing."""


class DuplicateConflictError(ConflictError["models.DuplicateConflict"]):
    """A failure with a documented body: it exists."""


class ProblemConflictError(ConflictError["models.Problem"]):
    """A failure with a documented body: somebody else was faster."""


class ContentTooLargeError(ClientError["models.Problem"]):
    """A failure with a documented body: too long."""


class ImATeapotError(ClientError["dict[str, str]"]):
    """A failure with a documented body: a teapot."""


class Status499Error(ClientError["str"]):
    """A failure with a documented body: not registered."""
