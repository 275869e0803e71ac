"""Operations of `sms`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import sms as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class SmsResource:
    """Operations of `sms`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def send(
        self,
        text: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Call `sms.send`.

        Returns:
            The decoded result.

        Raises:
            RoutingFailedError: code 205; ROUTING_ERROR.
            RpcError: code -32602; Invalid params.
            QuotaExceededError: code 100; quota "exceeded"!
            InternalError: code -32603; Internal error.
            Code7Error: code 7
            Code7404Error: code -7; 404.

        Wire:
            JSON-RPC sms.send

        Example:
            result = client.sms.send("text-birch")
        """
        return self._core.call(_records.SEND, (text,), request_options)
