"""The async client of Callr SMS API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specmill_runtime.client import AsyncCore
from specmill_runtime.models import UNSET

from callr._spec import SPEC

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from specmill_runtime.models import Unset
    from specmill_runtime.options import Timeout

    from callr.async_raw_client import AsyncRawCallr
    from callr.async_resources.sms import AsyncSmsResource


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

    Args:
        api_key: Long-lived key of 100 hexadecimal digits, made in the customer portal.
            The vendor advises it over login and password. Default: the environment
            variable CALLR_API_KEY.
        session_token: Session token of 40 hexadecimal digits; it expires and can be
            refreshed. Default: the environment variable CALLR_SESSION_TOKEN.
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
            for ever.
        headers: Further headers of every request.
        http_client: An `httpx` client to send with; it stays yours to close.
    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        session_token: str | None = None,
        login: str | None = None,
        password: str | None = None,
        login_as: str | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None | Unset = UNSET,
        headers: Mapping[str, str] | None = None,
        http_client: object | None = None,
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
            base_url=base_url,
            parameters={"CALLR-Login-As": login_as},
            timeout=timeout,
            headers=headers,
            http_client=http_client,
        )

    @cached_property
    def sms(self) -> AsyncSmsResource:
        """Operations of `sms`."""
        from callr.async_resources.sms import AsyncSmsResource

        return AsyncSmsResource(self._core)

    @cached_property
    def with_raw_response(self) -> AsyncRawCallr:
        """The same operations, returning whole responses: status, headers,
        `.parse()`.
        """
        from callr.async_raw_client import AsyncRawCallr

        return AsyncRawCallr(self._core)

    async def aclose(self) -> None:
        """Close the connections; a client of your own (`http_client`) stays open."""
        await self._core.close()

    async def __aenter__(self) -> AsyncCallr:
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
