"""The course of one call as a generator of effects, which the drivers in `client` carry out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from specmill_runtime.attempts import attempted
from specmill_runtime.binding import Binding, Prepared
from specmill_runtime.core import Core
from specmill_runtime.effects import Exchange
from specmill_runtime.operation import Operation
from specmill_runtime.options import RequestOptions
from specmill_runtime.request import RawResponse, with_headers
from specmill_runtime.response import Response

if TYPE_CHECKING:
    from specmill_runtime.flows import Flow

T = TypeVar("T")


def call(
    core: Core,
    operation: Operation[T],
    arguments: tuple[object, ...],
    options: RequestOptions | None,
) -> Flow[T]:
    """The course of a call that ends with the decoded result."""
    binding = core.binding(operation)
    outcome = binding.outcome
    prepared = core.prepare(binding, arguments, options)
    exchange = yield from exchanged(core, binding, prepared)
    result: T = ended(
        exchange, lambda: outcome.value(exchange, outcome.settle(exchange))
    )
    return result


def raw(
    core: Core,
    operation: Operation[T],
    arguments: tuple[object, ...],
    options: RequestOptions | None,
) -> Flow[Response[T]]:
    """The course of a call that ends with the response; an ApiError is raised all the same."""
    binding = core.binding(operation)
    outcome = binding.outcome
    prepared = core.prepare(binding, arguments, options)
    exchange = yield from exchanged(core, binding, prepared)
    encoded = ended(exchange, lambda: outcome.settle(exchange))

    def decode(response: RawResponse) -> T:
        result: T = outcome.value(exchange, encoded)
        return result

    return Response(exchange.raw, exchange.record(), decode)


def opened(
    core: Core,
    operation: Operation[T],
    arguments: tuple[object, ...],
    options: RequestOptions | None,
    headers: tuple[tuple[str, str], ...] = (),
    endless: bool = False,
) -> Flow[Exchange]:
    """The course of a call that ends where the body of a success begins: Exchange.opened.

    `headers` are added to the request. The default deadline does not end an `endless` body.
    """
    binding = core.binding(operation)
    prepared = core.prepare(binding, arguments, options)
    request = replace(prepared.request, streamed=True)
    if endless and not prepared.limits.has_own_deadline:
        request = replace(request, left=None)
    if headers:
        request = with_headers(request, dict(headers))
    exchange = yield from exchanged(core, binding, replace(prepared, request=request))
    outcome = binding.outcome
    if exchange.opened is None:
        ended(exchange, lambda: outcome.settle(exchange))
    return ended(exchange, lambda: exchange)


def exchanged(core: Core, binding: Binding, prepared: Prepared) -> Flow[Exchange]:
    """Attempts until one succeeds or none may follow; an error of the transport is raised then."""
    limits = prepared.limits
    exchange = Exchange(prepared.request, core.redactor, core.clock)
    exchange.key, exchange.decode = prepared.key, limits.decode
    if limits.decode == "observe":
        exchange.drift = core.drift
    if not core.hooks:
        return attempted(core, binding, exchange, limits)
    return _watched(core, binding, exchange, prepared)


def _watched(
    core: Core, binding: Binding, exchange: Exchange, prepared: Prepared
) -> Flow[Exchange]:
    """The attempts, and the hooks hear when they fail."""
    # Loaded by clients with hooks only.
    from specmill_runtime.hooks import Watch

    watch = exchange.watch = Watch(core.hooks, prepared.request)
    try:
        return (yield from attempted(core, binding, exchange, prepared.limits))
    # An interruption ends the call, too.
    except BaseException as error:
        watch.call_ended(exchange.record(), error)
        raise


def ended(exchange: Exchange, produce: Callable[[], T]) -> T:
    """What `produce` makes of the response; the hooks hear how the call ended."""
    watch = exchange.watch
    if watch is None:
        return produce()
    try:
        made = produce()
    # An interruption ends the call, too.
    except BaseException as error:
        watch.call_ended(exchange.record(), error)
        raise
    watch.call_ended(exchange.record(), None)
    return made
