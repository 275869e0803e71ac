"""The sync client of Untagged operations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specmill_runtime.client import SyncCore
from specmill_runtime.models import UNSET

from untagged_operations._operations import root as _records
from untagged_operations._spec import SPEC

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from specmill_runtime.models import Unset
    from specmill_runtime.options import RequestOptions, Timeout

    from untagged_operations.raw_client import RawUntaggedOperations
    from untagged_operations.resources.ping import PingResource
    from untagged_operations.resources.users import UsersResource


class UntaggedOperations:
    """Client of Untagged operations.

    Args:
        base_url: Address of the API, when it is not the first of those described.
            Described: https://api.example/v1.
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
    def ping(self) -> PingResource:
        """Operations of `ping`."""
        from untagged_operations.resources.ping import PingResource

        return PingResource(self._core)

    @cached_property
    def users(self) -> UsersResource:
        """Operations of `users`."""
        from untagged_operations.resources.users import UsersResource

        return UsersResource(self._core)

    def get(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Say hello.

        Returns:
            A greeting.

        Wire:
            GET /
        """
        return self._core.call(_records.GET, (), request_options)

    @cached_property
    def with_raw_response(self) -> RawUntaggedOperations:
        """The same operations, returning whole responses: status, headers,
        `.parse()`.
        """
        from untagged_operations.raw_client import RawUntaggedOperations

        return RawUntaggedOperations(self._core)

    def close(self) -> None:
        """Close the connections; a client of your own (`http_client`) stays open."""
        self._core.close()

    def __enter__(self) -> UntaggedOperations:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return "UntaggedOperations()"
