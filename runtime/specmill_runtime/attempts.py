"""The attempts of one call: credentials, redirects, retries, deadline.

They are logged to `specmill_runtime`, never with a header, an address or a body:

DEBUG  every attempt: operation, method, path template, outcome, seconds
INFO   every repetition: operation, number of the attempt that failed, outcome, seconds to wait
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import unquote_plus

from msgspec.structs import replace

from specmill_runtime.binding import Attachment, Binding, attached, prefixed
from specmill_runtime.effects import NO_RESPONSE, Drain, Exchange, Wait
from specmill_runtime.errors import (
    ArgumentError,
    ConnectError,
    ConnectionLostError,
    DeadlineExceededError,
    DecodeError,
    PoolTimeoutError,
    RequestTimeoutError,
    ResponseTooLargeError,
    SdkError,
)
from specmill_runtime.options import CallLimits
from specmill_runtime.redaction import Secret
from specmill_runtime.request import RawRequest, RawResponse, with_headers
from specmill_runtime.response import received
from specmill_runtime.retry import Attempt, Verdict, verdict_on
from specmill_runtime.servers import MAX_REDIRECTS, STATUSES, redirected

if TYPE_CHECKING:
    from specmill_runtime.flows import Client, Flow, Reply

LOGGER: Final = logging.getLogger("specmill_runtime")
LOGGER.addHandler(logging.NullHandler())
# Within this many seconds of the deadline, a timeout is one of the deadline.
_TOLERANCE: Final = 0.005
NO_TOKENS: Final[tuple[Secret, ...]] = ()


def attempted(
    core: Client, binding: Binding, exchange: Exchange, limits: CallLimits
) -> Flow[Exchange]:
    """Attempts until one succeeds or none may follow; an error of the transport is raised then."""
    request, renewed = exchange.request, False
    while True:
        exchange.attempts += 1
        sent, tokens = request, NO_TOKENS
        if binding.suppliers:
            sent, tokens = yield from _authorized(core, binding, exchange, request)
        if exchange.watch is not None:
            sent = with_headers(sent, exchange.watch.headers(exchange.attempts))
        reply = yield from _reply(exchange, binding, sent)
        exchange.lap()
        if LOGGER.isEnabledFor(logging.DEBUG):
            _log_attempt(exchange, reply)
        if isinstance(reply, RawResponse) and (
            reply.status < 400 or reply.status in binding.statuses
        ):
            core.budget.give(exchange.cost)
            _tell(exchange, reply, None)
            return exchange
        if tokens and not renewed and _is_refused(exchange):
            for (_, supplier), token in zip(binding.suppliers, tokens, strict=True):
                supplier.refuse(token.reveal())
            renewed, verdict = True, Verdict(wait=0.0, cost=exchange.cost)
        else:
            verdict = _verdict(core, binding, exchange, limits, reply)
        _tell(exchange, reply, verdict.wait)
        if verdict.wait is None:
            break
        _log_repetition(exchange, limits, reply, verdict.wait)
        yield Wait(verdict.wait)
        exchange.cost, exchange.raw, exchange.note = verdict.cost, NO_RESPONSE, ""
        request = replace(request, left=exchange.left())
    if verdict.reason:
        exchange.note += f"; not retried: {verdict.reason}"
    if isinstance(reply, SdkError):
        raise _final(reply, exchange)
    return exchange


def _authorized(
    core: Client, binding: Binding, exchange: Exchange, request: RawRequest
) -> Flow[tuple[RawRequest, tuple[Secret, ...]]]:
    """The request with the credentials that have to be fetched, and these."""
    attachment, tokens = Attachment(), list[Secret]()
    try:
        for scheme, supplier in binding.suppliers:
            token = Secret((yield from supplier.acquire(core, exchange.left())))
            tokens.append(token)
            attachment.add(scheme, prefixed(scheme, token.reveal()))
    except SdkError as error:
        exchange.lap()
        failed = error.call
        error.call = replace(
            exchange.record(),
            status=failed.status,
            request_id=failed.request_id,
            retry_after=failed.retry_after,
        )
        if failed.operation != request.operation:
            error.message = f"{request.operation}: {error.message}"
            error.args = (error.message,)
        raise
    request = replace(attached(request, attachment), left=exchange.left())
    return request, tuple(tokens)


def _is_refused(exchange: Exchange) -> bool:
    """Whether the credential was refused and the request can be sent with another one."""
    return exchange.raw.status == 401 and _is_replayable(exchange.request)


def _is_replayable(request: RawRequest) -> bool:
    content = request.content
    return content is None or isinstance(content, bytes) or content.replayable


def _reply(
    exchange: Exchange, binding: Binding, request: RawRequest
) -> Flow[RawResponse | SdkError]:
    """What came for a request in the end, behind its redirects."""
    reply = yield from _sent(exchange, binding, request)
    if isinstance(reply, RawResponse):
        exchange.raw = reply
        if reply.status in STATUSES and reply.status not in binding.statuses:
            reply = yield from _redirects(exchange, binding, request)
        if request.max_bytes and len(exchange.raw.content) > request.max_bytes:
            reply = _headed(exchange, binding, _oversized(exchange))
    return reply


def _sent(
    exchange: Exchange, binding: Binding, request: RawRequest
) -> Flow[RawResponse | SdkError]:
    """The response to one request; of the success of a streamed one only the head."""
    reply: Reply = yield request
    if not isinstance(reply, (RawResponse, SdkError)):
        if _is_success(binding, reply.status):
            exchange.opened = reply
            return RawResponse(status=reply.status, headers=reply.headers)
        reply = yield Drain(reply)
    if isinstance(reply, SdkError):
        return _headed(exchange, binding, reply)
    return cast("RawResponse", reply)


def _is_success(binding: Binding, status: int) -> bool:
    return status in binding.statuses or 200 <= status < 300


def _headed(
    exchange: Exchange, binding: Binding, error: SdkError
) -> RawResponse | SdkError:
    """A response without the body that could not be read, if its status says enough.

    Of a success, the body is what was asked for: the error stays.
    """
    if error.response is None:
        return error
    status, headers = error.response.status, error.response.headers
    pairs = ((name.encode(), value.encode("latin-1")) for name, value in headers)
    exchange.raw = RawResponse(status=status, headers=tuple(pairs))
    is_lost = isinstance(error, (DecodeError, ConnectionLostError))
    if not is_lost or _is_success(binding, status):
        return error
    exchange.note += f"; its body is lost ({type(error).__name__})"
    return exchange.raw


def _redirects(
    exchange: Exchange, binding: Binding, request: RawRequest
) -> Flow[RawResponse | SdkError]:
    """The reply at the end of a chain of redirects; the exchange notes why it is not followed."""
    own = _own_pairs(binding, request)
    for _ in range(MAX_REDIRECTS):
        target = redirected(request, exchange.raw, own, exchange.redactor)
        if isinstance(target, str):
            exchange.note += f"; not followed: {target}"
            return exchange.raw
        if target.headers is not request.headers:
            # Once a chain has left the origin, no later hop is trusted with anything.
            own = ()
        request = replace(target, left=exchange.left())
        redirect, exchange.raw, exchange.note = exchange.raw, NO_RESPONSE, ""
        reply = yield from _sent(exchange, binding, request)
        if isinstance(reply, ArgumentError):
            exchange.raw = redirect
            exchange.note = "; not followed: its Location is no address of a server"
            return redirect
        if isinstance(reply, SdkError):
            return reply
        exchange.raw = reply
        if reply.status not in STATUSES:
            return reply
    exchange.note += f"; not followed: more than {MAX_REDIRECTS} redirects in a row"
    return exchange.raw


def _own_pairs(binding: Binding, request: RawRequest) -> tuple[str, ...]:
    """The pairs of a query that the client added to it."""
    pairs = request.url.partition("?")[2].split("&")
    names = binding.own_names
    return tuple(one for one in pairs if unquote_plus(one.partition("=")[0]) in names)


def _verdict(
    core: Client,
    binding: Binding,
    exchange: Exchange,
    limits: CallLimits,
    reply: RawResponse | SdkError,
) -> Verdict:
    attempt = Attempt(
        number=exchange.attempts,
        outcome=reply,
        repeatable=binding.repeatable or exchange.key is not None,
        replayable=_is_replayable(exchange.request),
        left=exchange.left(),
    )
    return verdict_on(attempt, limits.retry, core.budget, core.clock.random)


def _oversized(exchange: Exchange) -> ResponseTooLargeError:
    """The error for a transport of the user's that read more than it was asked to."""
    request, raw = exchange.request, replace(exchange.raw, content=b"")
    return ResponseTooLargeError(
        f"{request.operation}: the response has more than {request.max_bytes} bytes",
        response=received(raw),
    )


def _final(error: SdkError, exchange: Exchange) -> SdkError:
    """An error of the transport as the user sees it; a late timeout is one of the deadline."""
    request, limit = exchange.request, exchange.request.left
    late = limit is not None and exchange.elapsed >= limit - _TOLERANCE
    waiting = isinstance(error, (RequestTimeoutError, ConnectError, PoolTimeoutError))
    if late and waiting:
        error = DeadlineExceededError(
            f"{request.label}: the deadline of {round(limit or 0.0, 3):g} s has passed",
            response=error.response,
        )
    elif exchange.note:
        error.message += exchange.note
        error.args = (error.message,)
    return exchange.explain(error)


def _tell(
    exchange: Exchange, reply: RawResponse | SdkError, wait: float | None
) -> None:
    """Tell the hooks of the attempt."""
    if exchange.watch is not None:
        exchange.watch.attempt_ended(
            number=exchange.attempts,
            status=exchange.raw.status or None,
            error=reply if isinstance(reply, SdkError) else None,
            elapsed=exchange.elapsed,
            wait=wait,
        )


def _log_attempt(exchange: Exchange, reply: RawResponse | SdkError) -> None:
    LOGGER.debug(
        "%s -> %s in %.3f s",
        exchange.request.label,
        _name_of(reply),
        exchange.elapsed,
    )


def _log_repetition(
    exchange: Exchange,
    limits: CallLimits,
    reply: RawResponse | SdkError,
    seconds: float,
) -> None:
    LOGGER.info(
        "%s: attempt %d of %d failed (%s), the next in %.3f s",
        exchange.request.operation,
        exchange.attempts,
        limits.retry.max_attempts,
        _name_of(reply),
        seconds,
    )


def _name_of(reply: RawResponse | SdkError) -> object:
    return reply.status if isinstance(reply, RawResponse) else type(reply).__name__
