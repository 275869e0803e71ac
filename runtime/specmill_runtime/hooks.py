"""What a program may watch of the calls of a client, in two rings: the call and its attempts.

Hooks are plain functions, in asynchronous clients too, where they must not block. They cannot
change the course of a call; an exception of theirs is logged at ERROR and the call goes on.
"""

import logging
from collections.abc import Mapping, Sequence
from inspect import iscoroutinefunction
from typing import Any, Final, cast

import msgspec

from specmill_runtime.errors import ArgumentError, SdkError
from specmill_runtime.request import RawRequest, checked_headers
from specmill_runtime.sdk_error import CallRecord

_LOGGER: Final = logging.getLogger("specmill_runtime")


class CallStarted(msgspec.Struct, eq=False):
    """A call that has begun; `state` is for the hooks themselves, such as a span of a tracer.

    `path` is the template of the address, never the address.
    """

    operation: str
    method: str
    path: str
    state: dict[str, Any] = {}


class AttemptEnded(msgspec.Struct, frozen=True, kw_only=True):
    """An attempt: its number from 1, the status or the error, the seconds since the call began.

    `wait` is in how many seconds another one follows, None when none does.
    """

    number: int
    status: int | None = None
    error: SdkError | None = None
    elapsed: float = 0.0
    wait: float | None = None


class Hooks:
    """Functions around calls and attempts; override those that are wanted."""

    def call_started(self, call: CallStarted) -> None:
        """Before anything is sent."""

    def attempt_started(
        self, call: CallStarted, number: int
    ) -> Mapping[str, str] | None:
        """Before each attempt; the headers that it gives are added to the request."""

    def attempt_ended(self, call: CallStarted, attempt: AttemptEnded) -> None:
        """After each attempt."""

    def call_ended(
        self, call: CallStarted, record: CallRecord, error: BaseException | None
    ) -> None:
        """At the end; without error the body may still be of another form than described."""


class Watch:
    """The hooks of one call."""

    __slots__ = ("_call", "_hooks")

    def __init__(self, hooks: tuple[Hooks, ...], request: RawRequest) -> None:
        self._hooks = hooks
        self._call = CallStarted(request.operation, request.method, request.path)
        self._tell("call_started")

    def headers(self, number: int) -> dict[str, str]:
        """What the hooks add to an attempt; ArgumentError for a header that cannot be sent."""
        added: dict[str, str] = {}
        for given in self._tell("attempt_started", number):
            added.update(checked_headers(given or {}, "hooks"))
        return added

    def attempt_ended(self, **facts: Any) -> None:
        """Tell of the end of an attempt; see AttemptEnded."""
        self._tell("attempt_ended", AttemptEnded(**facts))

    def call_ended(self, record: CallRecord, error: BaseException | None) -> None:
        """Tell of the end of the call."""
        self._tell("call_ended", record, error)

    def _tell(self, name: str, *facts: object) -> list[Any]:
        answers: list[Any] = []
        for one in self._hooks:
            try:
                answers.append(getattr(one, name)(self._call, *facts))
            # A hook is code of the user's: whatever it raises, the call goes on.
            except Exception:
                _LOGGER.exception("%s of %s failed", name, type(one).__name__)
        return answers


_NAMES: Final = ("call_started", "attempt_started", "attempt_ended", "call_ended")


def checked_hooks(given: Hooks | Sequence[Hooks] | None) -> tuple[Hooks, ...]:
    """Hooks as a tuple; ArgumentError for what is none, or has to be awaited."""
    if given is None:
        return ()
    listed = (given,) if not isinstance(given, (list, tuple)) else tuple(given)
    hooks: list[Hooks] = []
    for one in cast("tuple[object, ...]", listed):
        if not isinstance(one, Hooks):
            raise ArgumentError(f"hooks must be Hooks, not {type(one).__name__}")
        for name in _NAMES:
            if iscoroutinefunction(getattr(one, name)):
                raise ArgumentError(
                    f"hooks: {name} must be a plain function, not async"
                )
        hooks.append(one)
    return tuple(hooks)
