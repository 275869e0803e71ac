"""Python SDK of Callr SMS API."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .async_client import AsyncCallr as AsyncCallr
    from .client import Callr as Callr
    from . import errors as errors
    from . import models as models
else:
    from specmill_runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AsyncCallr": "callr.async_client",
            "Callr": "callr.client",
            "errors": "callr.errors",
            "models": "callr.models",
        },
    )

__version__ = "0.1.0"

__all__ = [
    "AsyncCallr",
    "Callr",
    "errors",
    "models",
]
