"""Errors that calls of the TypedErrors client raise, all below `SdkError`."""

from __future__ import annotations

from specmill_runtime import errors as _errors
from specmill_runtime.errors import (
    ApiError,
    ArgumentError,
    ClientError,
    ConflictError,
    ConnectError,
    ConnectionLostError,
    CredentialError,
    DecodeError,
    ForbiddenError,
    GoneError,
    InternalError,
    InvalidParamsError,
    InvalidRequestError,
    MethodNotFoundError,
    NotFoundError,
    PaginationError,
    ParseError,
    PoolTimeoutError,
    RateLimitedError,
    RedirectError,
    RequestTimeoutError,
    RpcError,
    RpcProtocolError,
    SdkError,
    ServerError,
    StatusError,
    TransportError,
    UnauthorizedError,
    UnavailableError,
    UnprocessableError,
)

from typed_errors import models

__all__ = [
    "ApiError",
    "ArgumentError",
    "BadRequestError",
    "ClientError",
    "ConflictError",
    "ConnectError",
    "ConnectionLostError",
    "CredentialError",
    "DecodeError",
    "DuplicateConflictError",
    "ForbiddenError",
    "GoneError",
    "ImATeapotError",
    "InternalError",
    "InvalidParamsError",
    "InvalidRequestError",
    "MethodNotFoundError",
    "NotFoundError",
    "PaginationError",
    "ParseError",
    "PoolTimeoutError",
    "ProblemConflictError",
    "RateLimitedError",
    "RedirectError",
    "RequestTimeoutError",
    "RpcError",
    "RpcProtocolError",
    "SdkError",
    "ServerError",
    "Status499Error",
    "StatusError",
    "TransportError",
    "UnauthorizedError",
    "UnavailableError",
    "UnprocessableError",
]


class BadRequestError(_errors.BadRequestError["models.Problem"]):
    """A failure with a documented body: a parameter is wrong."""


class DuplicateConflictError(ConflictError["models.Duplicate"]):
    """A failure with a documented body: it exists."""


class ProblemConflictError(ConflictError["models.Problem"]):
    """A failure with a documented body: somebody else was faster."""


class ImATeapotError(ClientError["dict[str, str]"]):
    """A failure with a documented body: a teapot."""


class Status499Error(ClientError["str"]):
    """A failure with a documented body: not registered."""
