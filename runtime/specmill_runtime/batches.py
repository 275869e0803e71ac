"""Batches of JSON-RPC 2.0 (§6): calls that travel in one request and are answered by id."""

from __future__ import annotations

import copy
from collections.abc import Awaitable, Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from msgspec.structs import replace

from specmill_runtime.binding import Prepared
from specmill_runtime.core import Core
from specmill_runtime.effects import Wait
from specmill_runtime.errors import ArgumentError, MissingReplyError, SdkError
from specmill_runtime.handles import BATCH, Handle, Member, abandon, miss, settle
from specmill_runtime.operation import Operation
from specmill_runtime.options import RequestOptions
from specmill_runtime.pipeline import ended, exchanged
from specmill_runtime.retry import Attempt, verdict_on

if TYPE_CHECKING:
    from specmill_runtime.flows import Flow

T = TypeVar("T")
R = TypeVar("R")


class BatchCore:
    """The calls of a batch, to which the methods of its resources add."""

    def __init__(
        self, core: Core, max_size: int | None, options: RequestOptions | None
    ) -> None:
        if max_size is None and core.spec.rpc is not None:
            max_size = core.spec.rpc.max_batch
        if max_size is not None and (type(max_size) is not int or max_size < 1):
            raise ArgumentError("max_size must be an int of at least 1")
        self.core: Core = core
        self._size = max_size
        self._options = options
        self._limits = core.limits.changed(options) if options else core.limits
        self._members: list[Member] = []
        self._is_left = False

    def add(
        self, operation: Operation[T], arguments: tuple[object, ...] = ()
    ) -> Handle[T]:
        """Keep a call until the batch is sent.

        ArgumentError when it cannot be sent, or not together with those before, or no more.
        """
        if self._is_left:
            text = "the block of its batch was left, so that it would never be sent"
            raise ArgumentError(f"{operation.id}: {text}")
        binding = self.core.binding(operation)
        request = self.core.prepare(binding, arguments, self._options).request
        member = Member(binding, request)
        if self._members and self._party(member) != self._party(self._members[0]):
            raise ArgumentError(
                f"{operation.id}: its server or security is not that of the batch",
                call=binding.plan.call,
            )
        self._members.append(member)
        return Handle(member)

    def enter(self) -> None:
        """Take calls, in a block that may have been left before."""
        self._is_left = False

    def leave(self) -> None:
        """Forget the calls that were not sent, and take no others."""
        self._members, self._is_left = [], True

    def send(self) -> Flow[None]:
        """The course of all calls that were not sent yet.

        When a request fails as a whole, its error is raised and no other is sent; errors of single
        calls stay with their handles.
        """
        members, self._members = self._members, []
        size = self._size or len(members) or 1
        limit, now = self._limits.deadline, self.core.clock.now
        until = None if limit is None else now() + limit
        for start in range(0, len(members), size):
            part = members[start : start + size]
            left = None if until is None else max(0.001, until - now())
            try:
                yield from self._deliver(part, left)
            except SdkError as error:
                abandon(error, part, members[start + size :])
                raise

    def _party(self, member: Member) -> object:
        security = member.binding.plan.operation.security
        default = self.core.spec.security
        return member.binding.base, default if security is None else security

    def _deliver(self, members: list[Member], left: float | None) -> Flow[None]:
        """One request, and further ones for calls without a reply if all are repeatable."""
        core, limits, first = self.core, self._limits, members[0].request
        binding = copy.copy(members[0].binding)
        binding.repeatable = all(one.binding.repeatable for one in members)
        while True:
            request = replace(
                first, operation=BATCH.id, rpc_id=None, content=_content(members)
            )
            prepared = Prepared(replace(request, left=left), limits)
            exchange = yield from exchanged(core, binding, prepared)
            produce = partial(settle, core.spec, exchange, members)
            members = ended(exchange, produce)
            if not members:
                return
            attempt = Attempt(
                number=exchange.attempts,
                outcome=MissingReplyError(""),
                repeatable=binding.repeatable,
                left=exchange.left(),
            )
            verdict = verdict_on(attempt, limits.retry, core.budget, core.clock.random)
            if verdict.wait is None:
                break
            yield Wait(verdict.wait)
            left = exchange.left()
            rest = limits.retry.max_attempts - exchange.attempts
            limits = replace(limits, retry=replace(limits.retry, max_attempts=rest))
        miss(exchange, members)


class Batch(Generic[R]):
    """Calls that are sent together when the `with` block is left, unless by an error.

    The block gets `calls`, whose methods return a Handle each. Nothing is sent when there are
    none. An error of a request as a whole is raised, and all its handles have it; what is wrong
    with a single call is raised by its handle.
    """

    __slots__ = ("_core", "_drive", "calls")

    def __init__(
        self,
        calls: Callable[[BatchCore], R],
        core: BatchCore,
        drive: Callable[[Flow[None]], None],
    ) -> None:
        self.calls: R = calls(core)
        self._core = core
        self._drive = drive

    def send(self) -> None:
        """Send what was added since the last time; errors under SdkError."""
        self._drive(self._core.send())

    def __enter__(self) -> R:
        self._core.enter()
        return self.calls

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self.send()
        finally:
            self._core.leave()


class AsyncBatch(Generic[R]):
    """The same for an asynchronous client: see Batch."""

    __slots__ = ("_core", "_drive", "calls")

    def __init__(
        self,
        calls: Callable[[BatchCore], R],
        core: BatchCore,
        drive: Callable[[Flow[None]], Awaitable[None]],
    ) -> None:
        self.calls: R = calls(core)
        self._core = core
        self._drive = drive

    async def send(self) -> None:
        """Send what was added since the last time; errors under SdkError."""
        await self._drive(self._core.send())

    async def __aenter__(self) -> R:
        self._core.enter()
        return self.calls

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                await self.send()
        finally:
            self._core.leave()


def _content(members: list[Member]) -> bytes:
    """An array, or a plain call, which servers without batches take too."""
    texts = [cast("bytes", one.request.content) for one in members]
    return texts[0] if len(texts) == 1 else b"[%s]" % b",".join(texts)
