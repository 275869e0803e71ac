"""From the reply to a batch of JSON-RPC (§6) to the outcome of each of its calls, by id."""

import copy
from typing import Any, Final, Generic, TypeAlias, TypeVar, cast

import msgspec
from msgspec.structs import replace

from specmill_runtime.binding import Binding
from specmill_runtime.codec import UNREADABLE
from specmill_runtime.effects import Exchange
from specmill_runtime.errors import (
    ArgumentError,
    BatchError,
    DuplicateReplyError,
    MissingReplyError,
    RpcProtocolError,
    SdkError,
    UnknownReplyError,
)
from specmill_runtime.operation import Operation
from specmill_runtime.request import RawRequest
from specmill_runtime.rpc import Piece, open_replies
from specmill_runtime.rpc_outcome import RpcOutcome
from specmill_runtime.sdk_error import facts_of
from specmill_runtime.spec import ClientSpec

T_co = TypeVar("T_co", covariant=True)

BATCH: Final[Operation[None]] = Operation(id="batch", rpc="batch")
_NOTIFICATIONS: Final = replace(BATCH, notification=True)
_PENDING: Final = object()


class Member(msgspec.Struct, eq=False):
    """A call of a batch: its operation on the client, its request as if alone, its outcome."""

    binding: Binding
    request: RawRequest
    value: Any = _PENDING
    error: SdkError | None = None

    @property
    def number(self) -> bytes:
        """The id as JSON; empty for a notification."""
        rpc_id = self.request.rpc_id
        return b"" if rpc_id is None else b"%d" % rpc_id

    @property
    def is_pending(self) -> bool:
        """Whether there is no outcome yet."""
        return self.error is None and self.value is _PENDING


class Handle(Generic[T_co]):
    """What became of one call of a batch."""

    __slots__ = ("_member",)

    def __init__(self, member: Member) -> None:
        self._member = member

    def result(self) -> T_co:
        """What the plain method returns or raises; ArgumentError before the batch was sent."""
        error = self.error
        if error is not None:
            raise error.with_traceback(None)
        result: T_co = self._member.value
        return result

    @property
    def error(self) -> SdkError | None:
        """What `result` raises; None when there is a result."""
        if self._member.is_pending:
            return ArgumentError(
                f"{self._member.request.operation}: there is no reply yet: a batch is sent"
                " when its block is left without an error"
            )
        return self._member.error

    def __repr__(self) -> str:
        return f"<Handle of {self._member.request.operation}>"


Pieces: TypeAlias = dict[bytes, list[Piece]]


def settle(spec: ClientSpec, exchange: Exchange, members: list[Member]) -> list[Member]:
    """Give the handles their outcomes; returns the members without a reply.

    An error that is no single member's is raised, when all others have their outcomes.
    """
    waiting = {one.number: one for one in members}
    is_noted = waiting.pop(b"", None) is not None
    whole = RpcOutcome(BATCH if waiting else _NOTIFICATIONS, spec)
    pieces = _pieces(exchange, spec)
    if pieces is None or waiting.keys().isdisjoint(pieces):
        _check(whole, exchange, pieces)
    pieces = pieces or {}
    missing: list[Member] = []
    alone = copy.copy(exchange)
    for one in members if is_noted else ():
        if one.request.rpc_id is None:
            one.value = None
    for number, one in waiting.items():
        found = pieces.pop(number, None)
        if found is None:
            missing.append(one)
        else:
            _answer(one, alone, found)
    strays = (one for group in pieces.values() for one in group)
    # Some servers answer notifications; here and elsewhere, only an error counts.
    stray = next((one for one in strays if not (is_noted and one.is_silent)), None)
    if stray is not None and waiting:
        miss(exchange, missing)
        _refuse(whole, exchange, stray)
    return missing


def miss(exchange: Exchange, members: list[Member]) -> None:
    """Tell the handles that there is no reply for them."""
    alone = copy.copy(exchange)
    for one in members:
        alone.request = one.request
        reason = "the reply to the batch has nothing for this call"
        one.error = _broken(MissingReplyError, alone, reason)


def abandon(error: SdkError, failed: list[Member], unsent: list[Member]) -> None:
    """Tell the handles without an outcome that their request failed, or was never sent."""
    for one in failed:
        if one.is_pending:
            one.error = error
    for one in unsent:
        text = "not sent, because an earlier request of its batch failed"
        one.error = BatchError(
            f"{one.request.operation}: {text}", call=one.binding.plan.call
        )


def _pieces(exchange: Exchange, spec: ClientSpec) -> Pieces | None:
    """The members of the reply by id; None when it is no JSON."""
    lenient = spec.rpc is not None and spec.rpc.lenient_ids
    found: Pieces = {}
    try:
        for piece in open_replies(exchange.raw.content, lenient):
            found.setdefault(piece.number, []).append(piece)
    except UNREADABLE:
        return None
    return found


def _check(whole: RpcOutcome, exchange: Exchange, pieces: Pieces | None) -> None:
    """Raise what a reply without an answer to any member says of the batch as a whole."""
    for piece in (pieces or {}).get(b"null", ()):
        if piece.reply.is_fault:
            _refuse(whole, exchange, piece)
    if pieces is None or not 200 <= exchange.raw.status < 300:
        whole.settle(exchange)


def _answer(member: Member, alone: Exchange, pieces: list[Piece]) -> None:
    """Give a handle its outcome; `alone` is made as if it had been about this call only."""
    outcome = cast("RpcOutcome", member.binding.outcome)
    alone.request = member.request
    alone.raw = replace(alone.raw, content=pieces[0].content)
    if len(pieces) > 1:
        reason = "the reply to the batch answers this call more than once"
        member.error = _broken(DuplicateReplyError, alone, reason)
        return
    try:
        encoded = outcome.settle_reply(alone, pieces[0].reply)
        member.value = outcome.value(alone, encoded)
    except SdkError as error:
        member.error = error


def _refuse(whole: RpcOutcome, exchange: Exchange, stray: Piece) -> None:
    """Raise the error that a reply is which answers no member."""
    alone = copy.copy(exchange)
    alone.raw = replace(exchange.raw, content=stray.content)
    if stray.number == b"null" and stray.reply.is_fault:
        whole.settle_reply(alone, stray.reply)
    if stray.number:
        raise _broken(UnknownReplyError, alone, "a reply has the id of no call")
    raise _broken(BatchError, alone, "a reply is no JSON-RPC response")


def _broken(
    kind: type[RpcProtocolError], exchange: Exchange, reason: str
) -> RpcProtocolError:
    call = exchange.record()
    text = f"{call.operation}: {reason}{facts_of(call)}"
    return kind(text, call=call, response=exchange.received())
