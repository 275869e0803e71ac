"""Operations of `sms`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.models import UNSET

from .._operations import sms as _records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Literal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Options, Sms


class SmsResource:
    """Operations of `sms`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def count(
        self,
        kind: Literal["IN", "OUT"] = "IN",
        *,
        exact: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> int:
        """Call `sms.count`.

        Returns:
            The decoded result.

        Wire:
            JSON-RPC sms.count

        Example:
            result = client.sms.count()
        """
        return self._core.call(_records.COUNT, (kind, exact), request_options)

    def get(
        self,
        id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> Sms:
        """Call `sms.get`.

        Returns:
            The decoded result.

        Wire:
            JSON-RPC sms.get

        Example:
            result = client.sms.get("text-delta")
        """
        return self._core.call(_records.GET, (id,), request_options)

    def search(
        self,
        kind: str = "IN",
        *,
        text: str | None = None,
        hint: Any = UNSET,
        request_options: RequestOptions | None = None,
    ) -> int:
        """Call `sms.search`.

        Args:
            text: Default: "any".

        Returns:
            The decoded result.

        Wire:
            JSON-RPC sms.search

        Example:
            result = client.sms.search()
        """
        return self._core.call(_records.SEARCH, (kind, text, hint), request_options)

    def send(
        self,
        *,
        from_: str,
        to: str,
        options: Options | None = None,
        list: Sequence[int] | None = None,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Send a message.

        Args:
            from_: Sent as `from`.

        Returns:
            The decoded result.

        Wire:
            JSON-RPC sms.send

        Example:
            from rpc_positions.models import Options

            result = client.sms.send(
                from_="text-fjord",
                to="text-heron",
                options=Options(),
                list=[684],
            )
        """
        return self._core.call(
            _records.SEND,
            (from_, to, options, list),
            request_options,
        )
