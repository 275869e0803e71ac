"""Python SDK of WhatCounts SMS API."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .async_client import AsyncWhatCounts as AsyncWhatCounts
    from .client import WhatCounts as WhatCounts
    from . import errors as errors
    from . import models as models
else:
    from specmill_runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AsyncWhatCounts": "whatcounts.async_client",
            "WhatCounts": "whatcounts.client",
            "errors": "whatcounts.errors",
            "models": "whatcounts.models",
        },
    )

__version__ = "0.1.0"

__all__ = [
    "AsyncWhatCounts",
    "WhatCounts",
    "errors",
    "models",
]
