"""The course of one call as a generator of effects, which the drivers in `client` carry out.

It yields a RawRequest, to be sent, and is sent the RawResponse or the SdkError that came of it; or
a Wait, and is sent None. It logs to `specmill_runtime`, never a header, an address or a body:

DEBUG  every attempt: operation, method, path template, outcome, seconds
INFO   every retry: operation, number of the attempt that failed, outcome, seconds to wait
"""

import logging
from collections.abc import Generator
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

from msgspec.structs import replace

from specmill_runtime.core import Binding, Core
from specmill_runtime.errors import (
    ConnectError,
    DeadlineExceededError,
    PoolTimeoutError,
    RequestTimeoutError,
    ResponseTooLargeError,
    SdkError,
)
from specmill_runtime.exchange import NO_RESPONSE, Exchange
from specmill_runtime.operation import Operation
from specmill_runtime.options import RequestOptions
from specmill_runtime.redirects import MAX_REDIRECTS, STATUSES, redirected
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.response import Response, received
from specmill_runtime.retry import Attempt, verdict_on

LOGGER: Final = logging.getLogger("specmill_runtime")
LOGGER.addHandler(logging.NullHandler())
# Within this many seconds of the deadline, a timeout is one of the deadline.
_TOLERANCE: Final = 0.005


class Wait(NamedTuple):
    """The effect of letting seconds pass."""

    seconds: float


T = TypeVar("T")
Effect: TypeAlias = RawRequest | Wait
Reply: TypeAlias = RawResponse | SdkError
# What the generator is sent: a Reply to a request, None to a Wait.
Flow: TypeAlias = Generator[Effect, Any, T]


def call(
    core: Core,
    operation: Operation[T],
    arguments: tuple[object, ...],
    options: RequestOptions | None,
) -> Flow[T]:
    """The course of a call that ends with the decoded result."""
    binding = core.binding(operation)
    exchange = yield from _exchange(core, binding, arguments, options)
    outcome = binding.outcome
    result: T = outcome.value(exchange, outcome.settle(exchange))
    return result


def raw(
    core: Core,
    operation: Operation[T],
    arguments: tuple[object, ...],
    options: RequestOptions | None,
    address: str | None = None,
) -> Flow[Response[T]]:
    """The course of a call that ends with the response; an ApiError is raised all the same.

    `address` stands for path and query; it has to be one of the API's own.
    """
    binding = core.binding(operation)
    if address is not None:
        binding = binding.at(address)
    exchange = yield from _exchange(core, binding, arguments, options)
    outcome = binding.outcome
    encoded = outcome.settle(exchange)

    def decode(response: RawResponse) -> T:
        result: T = outcome.value(exchange, encoded)
        return result

    return Response(exchange.raw, exchange.record(), decode)


def _exchange(
    core: Core,
    binding: Binding,
    arguments: tuple[object, ...],
    options: RequestOptions | None,
) -> Flow[Exchange]:
    """Attempts until one succeeds or none may follow; an error of the transport is raised then."""
    limits = core.limits.changed(options) if options else core.limits
    request = core.prepare(binding, arguments, limits, options)
    exchange = Exchange(request, core.redactor, core.clock)
    while True:
        exchange.attempts += 1
        reply: Reply = yield request
        if isinstance(reply, RawResponse):
            exchange.raw = reply
            if reply.status in STATUSES and reply.status not in binding.statuses:
                reply = yield from _redirects(exchange, binding.query)
            if len(exchange.raw.content) > limits.max_bytes:
                reply = _oversized(exchange)
        exchange.lap()
        if LOGGER.isEnabledFor(logging.DEBUG):
            _log_attempt(exchange, reply)
        if isinstance(reply, RawResponse) and (
            reply.status < 400 or reply.status in binding.statuses
        ):
            core.budget.give(exchange.cost)
            return exchange
        attempt = Attempt(
            number=exchange.attempts,
            outcome=reply,
            repeatable=binding.repeatable,
            left=exchange.left(),
        )
        verdict = verdict_on(attempt, limits.retry, core.budget, core.clock.random)
        if verdict.wait is None:
            break
        LOGGER.info(
            "%s: attempt %d of %d failed (%s), the next in %.3f s",
            request.operation,
            exchange.attempts,
            limits.retry.max_attempts,
            _name_of(reply),
            verdict.wait,
        )
        yield Wait(verdict.wait)
        exchange.cost, exchange.raw = verdict.cost, NO_RESPONSE
        request = replace(request, left=exchange.left())
    if verdict.reason:
        exchange.note = f"; not retried: {verdict.reason}"
    if isinstance(reply, RawResponse):
        return exchange
    raise _final(reply, exchange)


def _redirects(
    exchange: Exchange, credentials: tuple[str, ...]
) -> Generator[Effect, Any, Reply]:
    """The reply at the end of a chain of redirects; the exchange notes why it is not followed."""
    request = exchange.request
    for _ in range(MAX_REDIRECTS):
        target = redirected(request, exchange.raw, credentials, exchange.redactor)
        if isinstance(target, str):
            exchange.note = f"; not followed: {target}"
            return exchange.raw
        if target.headers is not request.headers:
            # Once a chain has left the origin, no later hop is trusted with anything.
            credentials = ()
        request = replace(target, left=exchange.left())
        reply: Reply = yield request
        if isinstance(reply, SdkError):
            exchange.raw = NO_RESPONSE
            return reply
        exchange.raw = reply
        if reply.status not in STATUSES:
            return reply
    exchange.note = f"; not followed: more than {MAX_REDIRECTS} redirects in a row"
    return exchange.raw


def _oversized(exchange: Exchange) -> ResponseTooLargeError:
    """The error for a transport of the user's that read more than it was asked to."""
    request, raw = exchange.request, replace(exchange.raw, content=b"")
    return ResponseTooLargeError(
        f"{request.operation}: the response has more than {request.max_bytes} bytes",
        response=received(raw),
    )


def _final(error: SdkError, exchange: Exchange) -> SdkError:
    """An error of the transport as the user sees it; a late timeout is one of the deadline."""
    call, limit = exchange.record(), exchange.request.left
    late = limit is not None and exchange.elapsed >= limit - _TOLERANCE
    waiting = isinstance(error, (RequestTimeoutError, ConnectError, PoolTimeoutError))
    if late and waiting:
        start = f"{call.operation}: {call.method} {call.path}".rstrip()
        error = DeadlineExceededError(
            f"{start}: the deadline of {limit:g} s has passed"
        )
    elif exchange.note:
        error.message += exchange.note
        error.args = (error.message,)
    if error.response is not None:
        call = replace(call, status=error.response.status)
    error.call = call
    return error


def _log_attempt(exchange: Exchange, reply: Reply) -> None:
    LOGGER.debug(
        "%s: %s %s -> %s in %.3f s",
        exchange.request.operation,
        exchange.request.method,
        exchange.request.path,
        _name_of(reply),
        exchange.elapsed,
    )


def _name_of(reply: Reply) -> object:
    return reply.status if isinstance(reply, RawResponse) else type(reply).__name__
