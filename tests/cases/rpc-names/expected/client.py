"""The sync client of Rpc names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specmill_runtime.client import SyncCore
from specmill_runtime.models import UNSET

from rpc_names._operations import root as _records
from rpc_names._spec import SPEC

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from specmill_runtime.models import Unset
    from specmill_runtime.options import RequestOptions, Timeout

    from rpc_names.raw_client import RawRpcNames
    from rpc_names.resources.chain import ChainResource
    from rpc_names.resources.eth import EthResource


class RpcNames:
    """Client of Rpc names.

    Args:
        token: Sent as `Authorization: Bearer ...`. Default: the environment variable
            RPC_NAMES_TOKEN.
        base_url: Address of the API, when it is not the first of those described.
            Described: https://api.example/rpc.
        timeout: Seconds that each phase of a call may take, or a Timeout; None waits
            for ever.
        headers: Further headers of every request.
        http_client: An `httpx` client to send with; it stays yours to close.
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None | Unset = UNSET,
        headers: Mapping[str, str] | None = None,
        http_client: object | None = None,
    ) -> None:
        """Make a client; nothing is sent before the first call."""
        self._core = SyncCore(
            SPEC,
            credentials={"token": token},
            base_url=base_url,
            timeout=timeout,
            headers=headers,
            http_client=http_client,
        )

    @cached_property
    def chain(self) -> ChainResource:
        """Operations of `chain`."""
        from rpc_names.resources.chain import ChainResource

        return ChainResource(self._core)

    @cached_property
    def eth(self) -> EthResource:
        """Operations of `eth`."""
        from rpc_names.resources.eth import EthResource

        return EthResource(self._core)

    def ping(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Call `ping`.

        Returns:
            The decoded result.

        Wire:
            JSON-RPC ping
        """
        return self._core.call(_records.PING, (), request_options)

    @cached_property
    def with_raw_response(self) -> RawRpcNames:
        """The same operations, returning whole responses: status, headers,
        `.parse()`.
        """
        from rpc_names.raw_client import RawRpcNames

        return RawRpcNames(self._core)

    def close(self) -> None:
        """Close the connections; a client of your own (`http_client`) stays open."""
        self._core.close()

    def __enter__(self) -> RpcNames:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return "RpcNames()"
