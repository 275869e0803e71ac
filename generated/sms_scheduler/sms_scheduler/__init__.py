"""Python SDK of SMS Scheduler."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .async_client import AsyncSmsScheduler as AsyncSmsScheduler
    from .client import SmsScheduler as SmsScheduler
    from . import errors as errors
    from . import models as models
else:
    from specmill_runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AsyncSmsScheduler": "sms_scheduler.async_client",
            "SmsScheduler": "sms_scheduler.client",
            "errors": "sms_scheduler.errors",
            "models": "sms_scheduler.models",
        },
    )

__version__ = "0.1.0"

__all__ = [
    "AsyncSmsScheduler",
    "SmsScheduler",
    "errors",
    "models",
]
