"""The async client of Callr SMS API."""

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

    from specmill_runtime.auth import AsyncTokenSource
    from specmill_runtime.batches import AsyncBatch
    from specmill_runtime.drift import Drift
    from specmill_runtime.hooks import Hooks
    from specmill_runtime.models import Unset
    from specmill_runtime.options import (
        DecodePolicy,
        Limits,
        RequestOptions,
        RetryPolicy,
        Timeout,
    )
    from specmill_runtime.rpc_calls import AsyncRpcCall

    from .async_raw_client import AsyncRawCallr
    from .async_resources.sms import AsyncSmsResource
    from .batch_client import BatchCallr


class AsyncCallr:
    """Asynchronous client of Callr SMS API.

    The SMS service of the Callr JSON-RPC 2.0 API, version 1.1: send, quote, find and
    export text messages.

    Requests are POSTed one at a time: batches, notifications and named parameters are
    not supported, and parameters are positional. Text is UTF-8 and every time is in
    UTC. An application error arrives with HTTP status 200 as a JSON-RPC error of
    `code`, `message` and optional `data`; its message names the parameter that is at
    fault, as in `PROPERTY_VALUE_ERROR [from]`. Failed authentication arrives with HTTP
    status 401.

    Fields of an object that no source describes are left open: unknown fields are
    accepted and kept. The whole API is being retired in favour of the REST API v2.0.

    This API is deprecated and ends on 2027-06-30. Version 1 is shut down on 30 June
    2027. In version 2.0 a hash is called sid and written in lower case, enum values are
    lower case, dates follow RFC 3339, jobs are called tasks, and the key travels in the
    header `x-api-key`. Use REST API v2.0 (https://api.callr.com/v2.0).

    Documentation: https://docs.callr.com/api/services/sms

    Types of options, such as RetryPolicy, are in `specmill_runtime`.

    Args:
        api_key: Long-lived key of 100 hexadecimal digits, made in the customer portal.
            The vendor advises it over login and password. A function that gives it will
            do. Default: the environment variable CALLR_API_KEY.
        session_token: Session token of 40 hexadecimal digits; it expires and can be
            refreshed. A function that gives it will do. Default: the environment
            variable CALLR_SESSION_TOKEN.
        login: Login and password of the customer portal. Default: the environment
            variable CALLR_LOGIN.
        password: Login and password of the customer portal. Default: the environment
            variable CALLR_PASSWORD.
        login_as: Acts for another user or account that the credentials have access to:
            `User.login` followed by a space and the user's login, or `Account.hash`
            followed by a space and the account's hash. Without it, calls act for the
            owner of the credentials.
        base_url: Address of the API, when it is not the first of those described.
            Described: https://api.callr.com/json-rpc/v1.1/.
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
        api_key: str | AsyncTokenSource | None = None,
        session_token: str | AsyncTokenSource | None = None,
        login: str | None = None,
        password: str | None = None,
        login_as: str | None = None,
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
            credentials={
                "api_key": api_key,
                "session_token": session_token,
                "login": login,
                "password": password,
            },
            parameters={"CALLR-Login-As": login_as},
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
    def sms(self) -> AsyncSmsResource:
        """Operations of `sms`."""
        from .async_resources.sms import AsyncSmsResource

        return AsyncSmsResource(self._core)

    @cached_property
    def request(self) -> AsyncRpcCall:
        """Calls of what the description does not have, by method."""
        from specmill_runtime.rpc_calls import AsyncRpcCall

        return AsyncRpcCall(self._core)

    @cached_property
    def with_raw_response(self) -> AsyncRawCallr:
        """The same operations, returning whole responses: status, headers,
        `.parse()`.
        """
        from .async_raw_client import AsyncRawCallr

        return AsyncRawCallr(self._core)

    def batch(
        self,
        *,
        max_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncBatch[BatchCallr]:
        """Calls that travel in one request, sent when the `async with` block is left.

        The block gets an object with the operations of this client. Each gives a handle
        at once, whose `.result()` returns or raises after the block what the operation
        would.

        Args:
            max_size: Most calls in one request; what is beyond travels in further ones.
                Default: 1, because this API takes no batches.
            request_options: Options of the batch as a whole.
        """
        from .batch_client import BatchCallr

        return self._core.batch(BatchCallr, max_size, request_options)

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
        return "AsyncCallr()"
