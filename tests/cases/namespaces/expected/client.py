"""The sync client of Namespaces."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specmill_runtime.client import SyncCore
from specmill_runtime.models import UNSET

from namespaces._operations import root as _records
from namespaces._spec import SPEC

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from specmill_runtime.models import Unset
    from specmill_runtime.options import RequestOptions, Timeout

    from namespaces.raw_client import RawNamespaces
    from namespaces.resources.a import AResource
    from namespaces.resources.a_b import ABResource
    from namespaces.resources.root_ import RootResource
    from namespaces.resources.with_raw_response import WithRawResponseResource


class Namespaces:
    """Client of Namespaces.

    Args:
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
        base_url: str | None = None,
        timeout: float | Timeout | None | Unset = UNSET,
        headers: Mapping[str, str] | None = None,
        http_client: object | None = None,
    ) -> None:
        """Make a client; nothing is sent before the first call."""
        self._core = SyncCore(
            SPEC,
            credentials={},
            base_url=base_url,
            timeout=timeout,
            headers=headers,
            http_client=http_client,
        )

    @cached_property
    def a(self) -> AResource:
        """Operations of `a`."""
        from namespaces.resources.a import AResource

        return AResource(self._core)

    @cached_property
    def a_b(self) -> ABResource:
        """Operations of `a_b`."""
        from namespaces.resources.a_b import ABResource

        return ABResource(self._core)

    @cached_property
    def root(self) -> RootResource:
        """Operations of `root`."""
        from namespaces.resources.root_ import RootResource

        return RootResource(self._core)

    @cached_property
    def with_raw_response_(self) -> WithRawResponseResource:
        """Operations of `with_raw_response_`."""
        from namespaces.resources.with_raw_response import WithRawResponseResource

        return WithRawResponseResource(self._core)

    def close_(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> bool:
        """Call `close`.

        Returns:
            The decoded result.

        Wire:
            JSON-RPC close
        """
        return self._core.call(_records.CLOSE, (), request_options)

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
    def with_raw_response(self) -> RawNamespaces:
        """The same operations, returning whole responses: status, headers,
        `.parse()`.
        """
        from namespaces.raw_client import RawNamespaces

        return RawNamespaces(self._core)

    def close(self) -> None:
        """Close the connections; a client of your own (`http_client`) stays open."""
        self._core.close()

    def __enter__(self) -> Namespaces:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return "Namespaces()"
