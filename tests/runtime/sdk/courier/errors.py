"""Errors of the Courier API."""

from courier.models import ErrorBody
from specmill_runtime import errors


class BadRequestError(errors.BadRequestError[ErrorBody]):
    """400: the request is invalid."""


class OutOfStampsError(errors.RpcError[ErrorBody]):
    """100: no stamps are left."""
