"""What a flow asks its driver to do; the answer is sent into the flow.

A RawRequest is sent and answered by a RawResponse (an OpenedResponse when it is `streamed`) or by
the SdkError that came of it; the other effects stand here.
"""

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

import msgspec

from specmill_runtime.clock import Clock
from specmill_runtime.errors import SdkError, TokenError
from specmill_runtime.options import CallLimits
from specmill_runtime.redaction import Redactor
from specmill_runtime.request import (
    AsyncOpenedResponse,
    OpenedResponse,
    RawRequest,
    RawResponse,
)
from specmill_runtime.retry import RetryBudget
from specmill_runtime.spec import ClientSpec

if TYPE_CHECKING:
    from concurrent.futures import Future


class Wait(msgspec.Struct, frozen=True):
    """Let seconds pass; answered by None."""

    seconds: float


class Obtain(msgspec.Struct, frozen=True):
    """Call a function of the user's and, within `seconds`, await what it gives if it has to be.

    Answered by its result, or by a TokenError with its exception as the cause.
    """

    call: Callable[[], Any]
    seconds: float | None


class Join(msgspec.Struct, frozen=True):
    """Wait until somebody sets a future; answered by its result, or by None after `seconds`."""

    future: "Future[Any]"
    seconds: float | None


class Drain(msgspec.Struct, frozen=True):
    """Read an opened response to its end; answered by a RawResponse or an SdkError."""

    opened: OpenedResponse | AsyncOpenedResponse


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


def obtained(function: Callable[[], Any]) -> Any:
    """What a function of the user's gives, or the error that stands for its exception."""
    try:
        return function()
    except SdkError as error:
        return error
    # It is a function of the user's.
    except Exception as failure:
        return source_failure(failure)


def source_failure(failure: Exception) -> TokenError:
    """The error for a token source that raised; its exception is the cause."""
    error = TokenError(f"the token source failed: {type(failure).__name__}")
    error.__cause__ = failure
    return error
