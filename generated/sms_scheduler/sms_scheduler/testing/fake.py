"""A fake of SMS Scheduler for tests: the whole API without network or waiting."""

from __future__ import annotations

from typing import Any, TYPE_CHECKING

from specmill_runtime.testing import Fake

if TYPE_CHECKING:
    from typing import Generic, TypeVar

    from specmill_runtime.testing import Calls, Collection, Control, Store, VirtualClock

    from ..async_client import AsyncSmsScheduler
    from ..client import SmsScheduler
    from ..models import SmsReport

__all__ = [
    "FakeSmsScheduler",
]

if TYPE_CHECKING:
    T = TypeVar("T")

    class SmsOperations(Generic[T]):
        """The operations of `sms`."""

        create: T
        delete: T
        get: T

    class MessageOperations(Generic[T]):
        """The operations of `message`."""

        delete: T
        get: T

    class Operations(Generic[T]):
        """The operations of the client."""

        message: MessageOperations[T]
        sms: SmsOperations[T]

    class SmsSchedulerStore(Store):
        """What the fake remembers."""

        sms: Collection[SmsReport]


class FakeSmsScheduler(Fake):
    """SMS Scheduler in this process.

    `on` says what an operation is to do next, `calls` what it was asked, `store` what
    it remembers; all three have the names of the client. Settings are those of
    `specmill_runtime.testing.Fake`.
    """

    package = "sms_scheduler"

    if TYPE_CHECKING:
        on: Operations[Control]
        calls: Operations[Calls]
        store: SmsSchedulerStore
        clock: VirtualClock

    def client(self, **settings: Any) -> SmsScheduler:
        """A client whose requests end in this fake; `settings` are arguments of
        `SmsScheduler`.
        """
        from ..client import SmsScheduler

        return self.connect(SmsScheduler, settings)

    def async_client(self, **settings: Any) -> AsyncSmsScheduler:
        """A client whose requests end in this fake; `settings` are arguments of
        `AsyncSmsScheduler`.
        """
        from ..async_client import AsyncSmsScheduler

        return self.connect(AsyncSmsScheduler, settings)
