"""A fake of SMS Scheduler for tests, and what belongs to it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .fake import FakeSmsScheduler as FakeSmsScheduler
    from .factories import SmsSchedulerFactory as SmsSchedulerFactory
else:
    from specmill_runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "FakeSmsScheduler": "sms_scheduler.testing.fake",
            "SmsSchedulerFactory": "sms_scheduler.testing.factories",
        },
    )

__all__ = [
    "FakeSmsScheduler",
    "SmsSchedulerFactory",
]
