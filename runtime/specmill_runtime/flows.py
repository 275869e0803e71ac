"""Types of flows, of what runs them, and of those for whom they run; loaded by type checkers only."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, Protocol, TypeAlias, TypeVar

from specmill_runtime.clock import Clock
from specmill_runtime.effects import Drain, Join, Obtain, Wait
from specmill_runtime.options import CallLimits
from specmill_runtime.redaction import Redactor
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.retry import RetryBudget
from specmill_runtime.sdk_error import SdkError
from specmill_runtime.spec import ClientSpec
from specmill_runtime.transports import AsyncOpenedResponse, OpenedResponse

T = TypeVar("T")

Effect: TypeAlias = RawRequest | Wait | Obtain | Join | Drain

Reply: TypeAlias = RawResponse | OpenedResponse | AsyncOpenedResponse | SdkError

# What is sent in depends on the effect, which the type of a generator cannot say.
Flow: TypeAlias = Generator[Effect, Any, T]


class Client(Protocol):
    """What flows know of the client on whose behalf they run."""

    spec: ClientSpec
    clock: Clock
    limits: CallLimits
    budget: RetryBudget
    redactor: Redactor
    address: str | None
    """Of the server, without a trailing slash or with one; None when none is known."""

    def check_secure(self, address: str) -> None:
        """ArgumentError when credentials would travel in clear text to another machine."""
        ...


class Driver(Protocol):
    """Carries out flows and waits for them: a synchronous client."""

    def drive(self, flow: Flow[T]) -> T:
        """What a flow ends with."""
        ...


class AsyncDriver(Protocol):
    """The same of an asynchronous client."""

    async def drive(self, flow: Flow[T]) -> T:
        """What a flow ends with."""
        ...


class Supplier(Protocol):
    """Where the credential of one scheme comes from, for all clones of a client."""

    def acquire(self, core: Client, left: float | None) -> Flow[str]:
        """The credential of the next request; CredentialError or TokenError when there is none."""
        ...

    def refuse(self, token: str) -> None:
        """Note that the server refused a credential."""
        ...
