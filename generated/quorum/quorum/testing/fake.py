"""A fake of Quorum Send SMS for tests: the whole API without network or waiting."""

from __future__ import annotations

from typing import Any, TYPE_CHECKING

from specmill_runtime.testing import Fake

if TYPE_CHECKING:
    from typing import Generic, TypeVar

    from specmill_runtime.testing import Calls, Collection, Control, Store, VirtualClock

    from ..async_client import AsyncQuorum
    from ..client import Quorum
    from ..models import SendSms

__all__ = [
    "FakeQuorum",
]

if TYPE_CHECKING:
    T = TypeVar("T")

    class SendSmsOperations(Generic[T]):
        """The operations of `send_sms`."""

        get: T
        list: T
        send_individual: T

    class Operations(Generic[T]):
        """The operations of the client."""

        send_sms: SendSmsOperations[T]

    class QuorumStore(Store):
        """What the fake remembers."""

        send_sms: Collection[SendSms]


class FakeQuorum(Fake):
    """Quorum Send SMS in this process.

    `on` says what an operation is to do next, `calls` what it was asked, `store` what
    it remembers; all three have the names of the client. Settings are those of
    `specmill_runtime.testing.Fake`.
    """

    package = "quorum"

    if TYPE_CHECKING:
        on: Operations[Control]
        calls: Operations[Calls]
        store: QuorumStore
        clock: VirtualClock

    def client(self, **settings: Any) -> Quorum:
        """A client whose requests end in this fake; `settings` are arguments of
        `Quorum`.
        """
        from ..client import Quorum

        return self.connect(Quorum, settings)

    def async_client(self, **settings: Any) -> AsyncQuorum:
        """A client whose requests end in this fake; `settings` are arguments of
        `AsyncQuorum`.
        """
        from ..async_client import AsyncQuorum

        return self.connect(AsyncQuorum, settings)
