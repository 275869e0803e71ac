"""A fake of WhatCounts SMS API for tests: the whole API without network or waiting."""

from __future__ import annotations

from typing import Any, TYPE_CHECKING

from specmill_runtime.testing import Fake

if TYPE_CHECKING:
    from typing import Generic, TypeVar

    from specmill_runtime.testing import Calls, Collection, Control, Store, VirtualClock

    from ..async_client import AsyncWhatCounts
    from ..client import WhatCounts
    from ..models import Message

__all__ = [
    "FakeWhatCounts",
]

if TYPE_CHECKING:
    T = TypeVar("T")

    class SmsOperations(Generic[T]):
        """The operations of `sms`."""

        add_contact_to_sender_code: T
        add_phone_to_sender_code: T
        create_message: T
        list_messages: T
        send_message_to_phone: T
        send_message_to_sender_code: T
        stop_sending_to_contact: T

    class Operations(Generic[T]):
        """The operations of the client."""

        sms: SmsOperations[T]

    class WhatCountsStore(Store):
        """What the fake remembers."""

        messages: Collection[Message]


class FakeWhatCounts(Fake):
    """WhatCounts SMS API in this process.

    `on` says what an operation is to do next, `calls` what it was asked, `store` what
    it remembers; all three have the names of the client. Settings are those of
    `specmill_runtime.testing.Fake`.
    """

    package = "whatcounts"

    if TYPE_CHECKING:
        on: Operations[Control]
        calls: Operations[Calls]
        store: WhatCountsStore
        clock: VirtualClock

    def client(self, **settings: Any) -> WhatCounts:
        """A client whose requests end in this fake; `settings` are arguments of
        `WhatCounts`.
        """
        from ..client import WhatCounts

        return self.connect(WhatCounts, settings)

    def async_client(self, **settings: Any) -> AsyncWhatCounts:
        """A client whose requests end in this fake; `settings` are arguments of
        `AsyncWhatCounts`.
        """
        from ..async_client import AsyncWhatCounts

        return self.connect(AsyncWhatCounts, settings)
