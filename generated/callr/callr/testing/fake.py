"""A fake of Callr SMS API for tests: the whole API without network or waiting."""

from __future__ import annotations

from typing import Any, TYPE_CHECKING

from specmill_runtime.testing import Fake

if TYPE_CHECKING:
    from typing import Generic, TypeVar

    from specmill_runtime.testing import Calls, Collection, Control, Store, VirtualClock

    from ..async_client import AsyncCallr
    from ..client import Callr
    from ..models import SMS

__all__ = [
    "FakeCallr",
]

if TYPE_CHECKING:
    T = TypeVar("T")

    class SmsOperations(Generic[T]):
        """The operations of `sms`."""

        export_async: T
        get: T
        get_count_for_body: T
        get_gsm_charset_mapping: T
        get_list: T
        get_quote: T
        search: T
        send: T

    class Operations(Generic[T]):
        """The operations of the client."""

        sms: SmsOperations[T]

    class CallrStore(Store):
        """What the fake remembers."""

        sms: Collection[SMS]


class FakeCallr(Fake):
    """Callr SMS API in this process.

    `on` says what an operation is to do next, `calls` what it was asked, `store` what
    it remembers; all three have the names of the client. Settings are those of
    `specmill_runtime.testing.Fake`.
    """

    package = "callr"

    if TYPE_CHECKING:
        on: Operations[Control]
        calls: Operations[Calls]
        store: CallrStore
        clock: VirtualClock

    def client(self, **settings: Any) -> Callr:
        """A client whose requests end in this fake; `settings` are arguments of
        `Callr`.
        """
        from ..client import Callr

        return self.connect(Callr, settings)

    def async_client(self, **settings: Any) -> AsyncCallr:
        """A client whose requests end in this fake; `settings` are arguments of
        `AsyncCallr`.
        """
        from ..async_client import AsyncCallr

        return self.connect(AsyncCallr, settings)
