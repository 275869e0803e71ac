"""The course of one call as a generator: it yields requests and is sent responses.

The drivers in `client` do the I/O; retries, redirects and waits will be further yields here.
"""

import logging
from collections.abc import Generator
from time import perf_counter
from typing import Final, TypeAlias, TypeVar

from msgspec.structs import replace

from specmill_runtime.core import Core
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import Operation
from specmill_runtime.options import RequestOptions
from specmill_runtime.outcome import Exchange, outcome_of
from specmill_runtime.plan import plan_of
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.response import Response

LOGGER: Final = logging.getLogger("specmill_runtime")
LOGGER.addHandler(logging.NullHandler())

T = TypeVar("T")
Flow: TypeAlias = Generator[RawRequest, RawResponse, T]


def call(
    core: Core,
    operation: Operation[T],
    arguments: tuple[object, ...],
    options: RequestOptions | None,
) -> Flow[T]:
    """The course of a call that ends with the decoded result."""
    exchange = yield from _exchange(core, operation, arguments, options)
    outcome = outcome_of(operation, core.spec)
    result: T = outcome.value(exchange, outcome.settle(exchange))
    return result


def raw(
    core: Core,
    operation: Operation[T],
    arguments: tuple[object, ...],
    options: RequestOptions | None,
) -> Flow[Response[T]]:
    """The course of a call that ends with the response; an ApiError is raised all the same."""
    exchange = yield from _exchange(core, operation, arguments, options)
    outcome = outcome_of(operation, core.spec)
    encoded = outcome.settle(exchange)

    def decode(response: RawResponse) -> T:
        result: T = outcome.value(exchange, encoded)
        return result

    return Response(exchange.raw, operation.id, exchange.elapsed, decode)


def _exchange(
    core: Core,
    operation: Operation[T],
    arguments: tuple[object, ...],
    options: RequestOptions | None,
) -> Flow[Exchange]:
    request = core.prepare(operation, arguments, options)
    started = perf_counter()
    try:
        response = yield request
    except SdkError as error:
        elapsed = perf_counter() - started
        known = plan_of(operation).call
        error.call = replace(known, attempts=1, elapsed=elapsed)
        _log(request, type(error).__name__, elapsed)
        raise
    elapsed = perf_counter() - started
    _log(request, response.status, elapsed)
    return Exchange(request, response, elapsed, core.redactor)


def _log(request: RawRequest, outcome: object, elapsed: float) -> None:
    """One record per attempt at DEBUG: operation, method, path template, outcome, seconds."""
    if LOGGER.isEnabledFor(logging.DEBUG):
        LOGGER.debug(
            "%s: %s %s -> %s in %.3f s",
            request.operation,
            request.method,
            request.path,
            outcome,
            elapsed,
        )
