"""Models of `thing`."""

from __future__ import annotations

from typing import Any

from specmill_runtime.models import DecimalText, Model, OpenStrEnum, UNSET, Unset

__all__ = [
    "Any_",
    "Decimal_",
    "Model_",
    "OpenStrEnum_",
    "Operation",
    "Pager",
    "RequestOptions",
    "Response",
    "Result",
    "SyncCore",
    "Unset_",
]


class OpenStrEnum_(OpenStrEnum):
    """Values of OpenStrEnum."""

    A = "a"


class Any_(Model, kw_only=True):
    """Any."""

    a: Any = UNSET


class Decimal_(Model, kw_only=True):
    """Decimal."""

    a: DecimalText | None = None


class Model_(Model, kw_only=True):
    """Model."""

    a: int | None = None


class Operation(Model, kw_only=True):
    """Operation."""

    model: Model_ | None = None
    unset: Unset_ | None = None


class Pager(Model, kw_only=True):
    """Pager."""

    core: SyncCore
    options: RequestOptions | None = None


class RequestOptions(Model, kw_only=True):
    """RequestOptions."""

    a: int | None = None


class Response(Model, kw_only=True):
    """Response."""

    operation: Operation
    result: Result


class Result(Model, kw_only=True):
    """Result."""

    any: Any_ | None = None
    decimal: Decimal_ | None = None


class SyncCore(Model, kw_only=True):
    """SyncCore."""

    open: OpenStrEnum_ | None = None


class Unset_(Model, kw_only=True):
    """Unset."""

    a: int | None | Unset = UNSET
