"""Replies of JSON-RPC 2.0: the envelope checked, the result still undecoded."""

from collections.abc import Iterator
from typing import Final

import msgspec

from specmill_runtime.codec import BYTE_ORDER_MARK

_ABSENT: Final = msgspec.Raw(b"")


class RpcFault(msgspec.Struct, frozen=True):
    """An error object (§5.1); `data` is JSON, empty when absent."""

    code: int
    message: str = ""
    data: msgspec.Raw = _ABSENT


class RpcReply(msgspec.Struct, frozen=True):
    """A response object (§5) as it came; a member that is absent is empty."""

    jsonrpc: msgspec.Raw = _ABSENT
    id: msgspec.Raw = _ABSENT
    result: msgspec.Raw = _ABSENT
    error: msgspec.Raw = _ABSENT

    @property
    def is_fault(self) -> bool:
        """Whether there is an error that is not null."""
        return bytes(self.error) not in (b"", b"null")


class Piece(msgspec.Struct, frozen=True):
    """One member of the reply to a batch: the id as in `number_of`, its content as it came."""

    number: bytes
    reply: RpcReply
    content: bytes

    @property
    def is_silent(self) -> bool:
        """Whether it answers nothing and is no error."""
        return self.number == b"null" and not self.reply.is_fault


class BrokenReplyError(Exception):
    """A reply that breaks the protocol; the text says how."""


_DECODER: Final = msgspec.json.Decoder(RpcReply)
_FAULTS: Final = msgspec.json.Decoder(RpcFault)
_ARRAYS: Final = msgspec.json.Decoder(list[msgspec.Raw])


def number_of(reply: RpcReply, lenient: bool) -> bytes:
    """The id of a reply as JSON, which compares type and value; `lenient` takes "1" for 1.

    An error without an id has the id null: that of a request that could not be read.
    """
    number = bytes(reply.id) or (b"null" if reply.is_fault else b"")
    return number.strip(b'"') if lenient else number


def fault_of(reply: RpcReply) -> RpcFault | None:
    """The error of a reply, None when it has a result.

    BrokenReplyError when version or shape are wrong.
    """
    if bytes(reply.jsonrpc) != b'"2.0"':
        raise BrokenReplyError('the reply does not say "jsonrpc": "2.0"')
    is_fault = reply.is_fault
    if (bytes(reply.result) not in (b"", b"null" if is_fault else b"")) == is_fault:
        raise BrokenReplyError("the reply must have either a result or an error")
    try:
        return _FAULTS.decode(reply.error) if is_fault else None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = f"the reply's error is no JSON-RPC error: {error}"
    raise BrokenReplyError(reason)


def open_reply(content: bytes, rpc_id: int | None, lenient: bool) -> RpcReply:
    """The reply to the call `rpc_id`, None for a notification.

    BrokenReplyError when it is no object or answers another call; an error may have the id null,
    because a server that cannot read a request does not know its id. `msgspec.DecodeError` when
    the content is no JSON.
    """
    content = content.removeprefix(BYTE_ORDER_MARK)
    try:
        reply = _DECODER.decode(content)
    except msgspec.ValidationError as error:
        reason = f"the reply is no JSON-RPC response: {error}"
    else:
        return _checked(reply, rpc_id, lenient)
    # It may be no JSON at all.
    msgspec.json.decode(content, type=msgspec.Raw)
    raise BrokenReplyError(reason)


def _checked(reply: RpcReply, rpc_id: int | None, lenient: bool) -> RpcReply:
    number = number_of(reply, lenient)
    if number != b"%d" % (rpc_id or 0) and not (reply.is_fault and number == b"null"):
        other = "the id of another request" if number else "no id"
        raise BrokenReplyError(f"the reply has {other}")
    return reply


def open_replies(content: bytes, lenient: bool) -> Iterator[Piece]:
    """The members of the reply to a batch (§6); an object alone counts as one.

    What is no object has an empty id. `msgspec.DecodeError` when the content is no JSON.
    """
    content = content.removeprefix(BYTE_ORDER_MARK)
    is_array = content.lstrip()[:1] == b"["
    for piece in _ARRAYS.decode(content) if is_array else (content,):
        try:
            reply = _DECODER.decode(piece)
        except msgspec.ValidationError:
            reply = RpcReply()
        yield Piece(number_of(reply, lenient), reply, bytes(piece))
