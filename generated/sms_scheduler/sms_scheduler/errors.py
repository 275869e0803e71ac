"""Errors that calls of the SmsScheduler client raise, all below `SdkError`."""

from __future__ import annotations

from specmill_runtime import errors as _errors
from specmill_runtime.errors import (
    ApiError,
    ArgumentError,
    BatchError,
    ClientError,
    ConflictError,
    ConnectError,
    ConnectionLostError,
    CredentialError,
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
    RpcError,
    RpcProtocolError,
    RpcServerError,
    SdkError,
    ServerError,
    StatusError,
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
    "ConflictError",
    "ConnectError",
    "ConnectionLostError",
    "CredentialError",
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
    "RateLimitedError",
    "RedirectError",
    "RequestTimeoutError",
    "RpcError",
    "RpcProtocolError",
    "RpcServerError",
    "SdkError",
    "ServerError",
    "StatusError",
    "TransportError",
    "UnauthorizedError",
    "UnavailableError",
    "UnknownReplyError",
    "UnprocessableError",
]


class BadRequestError(_errors.BadRequestError["models.FieldErrors"]):
    """A failure with a documented body: fields of the request were refused; the body
    names them and says why.
    """
