"""The async client of Quorum Send SMS."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specmill_runtime.client import AsyncCore
from specmill_runtime.options import UNSET

from ._spec import SPEC

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from specmill_runtime.drift import Drift
    from specmill_runtime.hooks import Hooks
    from specmill_runtime.http_calls import AsyncHttpCall
    from specmill_runtime.models import Unset
    from specmill_runtime.options import DecodePolicy, Limits, RetryPolicy, Timeout

    from .async_raw_client import AsyncRawQuorum
    from .async_resources.send_sms import AsyncSendSmsResource


class AsyncQuorum:
    """Asynchronous client of Quorum Send SMS.

    Texts a single contact of a Quorum account and reads back the messages the account
    has exchanged. Every request carries a username together with an API key in its
    query string, so full request addresses are secrets and do not belong in logs. API
    access has to be part of the customer's contract; keys are issued for one user at a
    time by the customer success manager.

    Documentation: https://quorum.redoc.ly/tag/Send-SMS

    Types of options, such as RetryPolicy, are in `specmill_runtime`.

    Args:
        username: Name of the Quorum user the API key was issued to. Sent together with
            `api_key`. Default: the environment variable QUORUM_USERNAME.
        api_key: Secret key of that user, issued by Quorum's customer success manager.
            It becomes part of every request address, which therefore must be kept out
            of logs. Default: the environment variable QUORUM_API_KEY.
        base_url: Address of the API, when it is not the first of those described.
            Described: https://www.quorum.us/api.
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
        username: str | None = None,
        api_key: str | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None | Unset = UNSET,
        deadline: float | None | Unset = UNSET,
        retry: RetryPolicy | None = None,
        decode: DecodePolicy | None = None,
        headers: Mapping[str, str] | None = None,
        limits: Limits | None = None,
        http_client: object | None = None,
        hooks: Hooks | Sequence[Hooks] | None = None,
        allow_http: bool = False,
    ) -> None:
        """Make a client; nothing is sent before the first call."""
        self._core = AsyncCore(
            SPEC,
            credentials={"username": username, "api_key": api_key},
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
    def send_sms(self) -> AsyncSendSmsResource:
        """Text messages between a Quorum account and its contacts, one record per
        message.
        """
        from .async_resources.send_sms import AsyncSendSmsResource

        return AsyncSendSmsResource(self._core)

    @cached_property
    def request(self) -> AsyncHttpCall:
        """Calls of what the description does not have, by method and path."""
        from specmill_runtime.http_calls import AsyncHttpCall

        return AsyncHttpCall(self._core)

    @cached_property
    def with_raw_response(self) -> AsyncRawQuorum:
        """The same operations, returning whole responses: status, headers,
        `.parse()`.
        """
        from .async_raw_client import AsyncRawQuorum

        return AsyncRawQuorum(self._core)

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

    async def aclose(self) -> None:
        """Close the connections; a client of your own (`http_client`) stays open."""
        await self._core.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return "AsyncQuorum()"
