"""What a flow asks its driver to do; the answer is sent into the flow.

A RawRequest is sent and answered by a RawResponse (an OpenedResponse when it is `streamed`) or by
the SdkError that came of it; the other effects stand here.
"""

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from specmill_runtime.errors import SdkError
from specmill_runtime.request import (
    AsyncOpenedResponse,
    OpenedResponse,
    RawRequest,
    RawResponse,
)

if TYPE_CHECKING:
    from concurrent.futures import Future


class Wait(NamedTuple):
    """Let seconds pass; answered by None."""

    seconds: float


class Obtain(NamedTuple):
    """Call a function of the user's and, within `seconds`, await what it gives if it has to be.

    Answered by its result, or by a TokenError with its exception as the cause.
    """

    call: Callable[[], Any]
    seconds: float | None


class Join(NamedTuple):
    """Wait until somebody sets a future; answered by its result, or by None after `seconds`."""

    future: "Future[Any]"
    seconds: float | None


class Drain(NamedTuple):
    """Read an opened response to its end; answered by a RawResponse or an SdkError."""

    opened: OpenedResponse | AsyncOpenedResponse


T = TypeVar("T")
Effect: TypeAlias = RawRequest | Wait | Obtain | Join | Drain
Reply: TypeAlias = RawResponse | OpenedResponse | AsyncOpenedResponse | SdkError
# What is sent in depends on the effect, which the type of a generator cannot say.
Flow: TypeAlias = Generator[Effect, Any, T]
