"""The sync client of Runtime names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specmill_runtime.client import SyncCore
from specmill_runtime.models import UNSET

from runtime_names._operations import root as _records
from runtime_names._spec import SPEC

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType
    from typing import Literal

    from specmill_runtime.models import Unset
    from specmill_runtime.options import RequestOptions, Timeout

    import runtime_names.models as _runtime_names_models
    from runtime_names.raw_client import RawRuntimeNames
    from runtime_names.resources.thing import ThingResource


class RuntimeNames:
    """Client of Runtime names.

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
    def thing(self) -> ThingResource:
        """Operations of `thing`."""
        from runtime_names.resources.thing import ThingResource

        return ThingResource(self._core)

    def run(
        self,
        *,
        timeout: _runtime_names_models.Timeout | Literal["short", "long"] | None = None,
        request_options: RequestOptions | None = None,
    ) -> _runtime_names_models.RuntimeNames:
        """Call `run`.

        Args:
            timeout

        Returns:
            Itself.

        Wire:
            GET /run
        """
        return self._core.call(_records.RUN, (timeout,), request_options)

    @cached_property
    def with_raw_response(self) -> RawRuntimeNames:
        """The same operations, returning whole responses: status, headers,
        `.parse()`.
        """
        from runtime_names.raw_client import RawRuntimeNames

        return RawRuntimeNames(self._core)

    def close(self) -> None:
        """Close the connections; a client of your own (`http_client`) stays open."""
        self._core.close()

    def __enter__(self) -> RuntimeNames:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return "RuntimeNames()"
