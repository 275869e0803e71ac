"""The sync client of Client called hooks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specmill_runtime.client import SyncCore
from specmill_runtime.options import UNSET

from ._operations import root as _records
from ._spec import SPEC

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType
    from typing import Literal, Self

    import specmill_runtime.hooks as _specmill_runtime_hooks
    from specmill_runtime.drift import Drift
    from specmill_runtime.http_calls import HttpCall
    from specmill_runtime.models import Unset
    from specmill_runtime.options import (
        DecodePolicy,
        Limits,
        RequestOptions,
        RetryPolicy,
        Timeout,
    )

    from . import models as _client_called_hooks_models
    from .raw_client import RawHooks


class Hooks:
    """Client of Client called hooks.

    Types of options, such as RetryPolicy, are in `specmill_runtime`.

    Args:
        deadline_: Sent in the header as `X-Deadline`. Default: the environment variable
            CLIENT_CALLED_HOOKS_DEADLINE.
        retry_
        limits_
        base_url: Address of the API, when it is not the first of those described.
            Described: https://api.example/v1.
        timeout: Seconds that each phase of a call may take, or a Timeout; None waits
            for ever. Default: 5 to connect, 60 for the others.
        deadline: Seconds that a whole call may take, with all its attempts and waits;
            None for no limit. Default: 600.
        retry: How failed attempts are repeated; NO_RETRY for one attempt. Default:
            three attempts.
        decode: What becomes of a body that deviates from the description: "strict"
            raises, "open" keeps what is unknown, "observe" does that too and counts it
            in `drift`. Default: "open".
        headers: Further headers of every request.
        limits: How many connections are kept, unless there is an `http_client`.
        http_client: An `httpx` or `httpx2` client to send with; it stays yours to
            close.
        hooks: What watches calls and their attempts.
        allow_http: Whether credentials may travel unencrypted to other machines.
    """

    def __init__(
        self,
        *,
        deadline_: str | None = None,
        retry_: str | None = None,
        limits_: (
            _client_called_hooks_models.Limits | Literal["low", "high"] | None
        ) = None,
        base_url: str | None = None,
        timeout: float | Timeout | None | Unset = UNSET,
        deadline: float | None | Unset = UNSET,
        retry: RetryPolicy | None = None,
        decode: DecodePolicy | None = None,
        headers: Mapping[str, str] | None = None,
        limits: Limits | None = None,
        http_client: object | None = None,
        hooks: (
            _specmill_runtime_hooks.Hooks
            | Sequence[_specmill_runtime_hooks.Hooks]
            | None
        ) = None,
        allow_http: bool = False,
    ) -> None:
        """Make a client; nothing is sent before the first call."""
        self._core = SyncCore(
            SPEC,
            credentials={"deadline_": deadline_},
            parameters={"Retry": retry_, "limits": limits_},
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            retry=retry,
            decode=decode,
            headers=headers,
            limits=limits,
            http_client=http_client,
            hooks=hooks,
            allow_http=allow_http,
        )

    @cached_property
    def request(self) -> HttpCall:
        """Calls of what the description does not have, by method and path."""
        from specmill_runtime.http_calls import HttpCall

        return HttpCall(self._core)

    def run(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `run`.

        Returns:
            Run.

        Wire:
            GET /run

        Example:
            client.run()
        """
        return self._core.call(_records.RUN, (), request_options)

    @cached_property
    def with_raw_response(self) -> RawHooks:
        """The same operations, returning whole responses: status, headers,
        `.parse()`.
        """
        from .raw_client import RawHooks

        return RawHooks(self._core)

    def with_options(
        self,
        *,
        timeout: float | Timeout | None | Unset = UNSET,
        deadline: float | None | Unset = UNSET,
        retry: RetryPolicy | Unset = UNSET,
        decode: DecodePolicy | Unset = UNSET,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """A client with other settings; what is not given stays as it is.

        Connections, tokens, the budget for retries and `drift` are shared; closing it
        closes nothing.

        Args:
            timeout: Seconds that each phase of a call may take, or a Timeout; None
                waits for ever.
            deadline: Seconds that a whole call may take, with all its attempts and
                waits; None for no limit.
            retry: How failed attempts are repeated; NO_RETRY for one attempt.
            decode: What becomes of a body that deviates from the description: "strict"
                raises, "open" keeps what is unknown, "observe" does that too and counts
                it in `drift`.
            headers: Headers to send beside those of this client.
        """
        clone = object.__new__(type(self))
        clone._core = self._core.clone(
            timeout=timeout,
            deadline=deadline,
            retry=retry,
            decode=decode,
            headers=headers,
        )
        return clone

    @property
    def drift(self) -> Drift:
        """Deviations from the description, counted by `decode="observe"`."""
        return self._core.drift

    def close(self) -> None:
        """Close the connections; a client of your own (`http_client`) stays open."""
        self._core.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return "Hooks()"
