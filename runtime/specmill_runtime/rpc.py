"""Replies of JSON-RPC 2.0: the envelope checked, the result still undecoded."""

from typing import Any, Final

import msgspec

from specmill_runtime.errors import (
    InternalError,
    InvalidParamsError,
    InvalidRequestError,
    MethodNotFoundError,
    ParseError,
    RpcError,
)

RPC_ERRORS: Final[dict[int, type[RpcError[Any]]]] = {
    -32700: ParseError,
    -32600: InvalidRequestError,
    -32601: MethodNotFoundError,
    -32602: InvalidParamsError,
    -32603: InternalError,
}

_ABSENT: Final = msgspec.Raw(b"")


class RpcFault(msgspec.Struct, frozen=True):
    """An error object (§5.1); `data` is JSON, empty when absent."""

    code: int
    message: str = ""
    data: msgspec.Raw = _ABSENT


class RpcReply(msgspec.Struct, frozen=True):
    """A response object (§5); of `result` and `error` one is empty."""

    jsonrpc: msgspec.Raw = _ABSENT
    id: msgspec.Raw = _ABSENT
    result: msgspec.Raw = _ABSENT
    error: RpcFault | None = None


class BrokenReplyError(Exception):
    """A reply that breaks the protocol; the text says how."""


_DECODER: Final = msgspec.json.Decoder(RpcReply)


def open_reply(content: bytes, rpc_id: int) -> RpcReply:
    """The reply to the call `rpc_id`.

    BrokenReplyError when version, id or shape are wrong; an error object may have the id null,
    because a server that cannot read a request does not know its id. `msgspec.DecodeError` when
    the content is no JSON.
    """
    try:
        reply = _DECODER.decode(content)
    except msgspec.ValidationError as error:
        raise BrokenReplyError(f"the reply is no JSON-RPC response: {error}") from None
    if bytes(reply.jsonrpc) != b'"2.0"':
        raise BrokenReplyError('the reply does not say "jsonrpc": "2.0"')
    has_result = bytes(reply.result) not in (b"", b"null" if reply.error else b"")
    if has_result == (reply.error is not None):
        raise BrokenReplyError("the reply must have either a result or an error")
    number = bytes(reply.id)
    if number != b"%d" % rpc_id and not (reply.error is not None and number == b"null"):
        raise BrokenReplyError("the reply has the id of another request")
    return reply
