"""What a JSON-RPC reply becomes; loaded by the first call of an API that speaks JSON-RPC."""

from specmill_runtime.codec import UNREADABLE, UnreadableBodyError, reason_of
from specmill_runtime.effects import Exchange
from specmill_runtime.errors import RpcProtocolError, SdkError
from specmill_runtime.operation import AnyOperation
from specmill_runtime.outcome import Outcome, decode_error, trailer
from specmill_runtime.rpc import BrokenReplyError, RpcReply, fault_of, open_reply
from specmill_runtime.spec import ClientSpec


class RpcOutcome(Outcome):
    """The result and failures of one operation of JSON-RPC, compiled."""

    __slots__ = ("_lenient",)

    def __init__(self, operation: AnyOperation, spec: ClientSpec) -> None:
        super().__init__(operation, spec)
        self._lenient = spec.rpc is not None and spec.rpc.lenient_ids

    def settle(self, exchange: Exchange) -> bytes:
        """The encoded result; otherwise the ApiError or RpcProtocolError that the reply is.

        An error object counts under any HTTP status. A notification has no reply (§4.1): what
        comes is ignored, unless it is an error.
        """
        raw, request = exchange.raw, exchange.request
        is_success = 200 <= raw.status < 300
        failure: SdkError
        try:
            reply = open_reply(raw.content, request.rpc_id, self._lenient)
            fault = fault_of(reply)
        except BrokenReplyError as error:
            failure = _broken(exchange, str(error))
        except UNREADABLE as error:
            reason = reason_of(error, raw.content)
            unreadable = UnreadableBodyError("", "JSON-RPC response", reason)
            failure = decode_error(exchange, unreadable, raw.content)
        else:
            if fault is not None:
                raise self.failures.rpc_error(fault, exchange)
            if is_success:
                return bytes(reply.result)
            failure = _broken(exchange, "a result came with an HTTP error")
        if not is_success:
            raise self.failures.status_error(exchange)
        if self.operation.notification:
            return b""
        raise failure

    def settle_reply(self, exchange: Exchange, reply: RpcReply) -> bytes:
        """The encoded result of a reply from a batch, whatever its HTTP status.

        Otherwise the RpcError or RpcProtocolError that the reply is.
        """
        failure: SdkError
        try:
            fault = fault_of(reply)
        except BrokenReplyError as error:
            failure = _broken(exchange, str(error))
        else:
            if fault is None:
                return bytes(reply.result)
            failure = self.failures.rpc_error(fault, exchange)
        raise failure


def _broken(exchange: Exchange, reason: str) -> RpcProtocolError:
    call = exchange.record()
    shown = exchange.redactor.blank(reason)
    return RpcProtocolError(
        f"{call.operation}: {shown}{trailer(exchange, call)}",
        call=call,
        response=exchange.received(),
    )
