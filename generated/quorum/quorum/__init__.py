"""Python SDK of Quorum Send SMS."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .async_client import AsyncQuorum as AsyncQuorum
    from .client import Quorum as Quorum
    from . import errors as errors
    from . import models as models
else:
    from specmill_runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AsyncQuorum": "quorum.async_client",
            "Quorum": "quorum.client",
            "errors": "quorum.errors",
            "models": "quorum.models",
        },
    )

__version__ = "0.1.0"

__all__ = [
    "AsyncQuorum",
    "Quorum",
    "errors",
    "models",
]
