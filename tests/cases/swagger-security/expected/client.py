"""The sync client of Swagger security."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specmill_runtime.client import SyncCore
from specmill_runtime.options import UNSET

from ._spec import SPEC

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from specmill_runtime.auth import TokenSource
    from specmill_runtime.drift import Drift
    from specmill_runtime.hooks import Hooks
    from specmill_runtime.http_calls import HttpCall
    from specmill_runtime.models import Unset
    from specmill_runtime.options import DecodePolicy, Limits, RetryPolicy, Timeout

    from .raw_client import RawSwaggerSecurity
    from .resources.things import ThingsResource


class SwaggerSecurity:
    """Client of Swagger security.

    Types of options, such as RetryPolicy, are in `specmill_runtime`.

    Args:
        username: User and password. Default: the environment variable
            SWAGGER_SECURITY_USERNAME.
        password: User and password. Default: the environment variable
            SWAGGER_SECURITY_PASSWORD.
        key: Sent in the header as `X-Key`. Default: the environment variable
            SWAGGER_SECURITY_KEY.
        token: Sent in the query as `token`. Default: the environment variable
            SWAGGER_SECURITY_TOKEN.
        access_token: Access token, sent as a bearer token. A function that gives it
            will do. Default: the environment variable SWAGGER_SECURITY_ACCESS_TOKEN.
        client_id: Id of the client that fetches access tokens. Default: the environment
            variable SWAGGER_SECURITY_CLIENT_ID.
        client_secret: Secret of the client that fetches access tokens. Default: the
            environment variable SWAGGER_SECURITY_CLIENT_SECRET.
        refresh_token: Refresh token: fetches access tokens, with the client's id and
            secret if it has them. Default: the environment variable
            SWAGGER_SECURITY_REFRESH_TOKEN.
        base_url: Address of the API, when it is not the first of those described.
            Described: https://api.example:8443/v1, http://api.example:8443/v1.
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
        on_refresh_token: Called with each new refresh token, which takes the place of
            the one before.
    """

    def __init__(
        self,
        *,
        username: str | None = None,
        password: str | None = None,
        key: str | None = None,
        token: str | None = None,
        access_token: str | TokenSource | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        refresh_token: str | None = None,
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
        on_refresh_token: Callable[[str], object] | None = None,
    ) -> None:
        """Make a client; nothing is sent before the first call."""
        self._core = SyncCore(
            SPEC,
            credentials={
                "username": username,
                "password": password,
                "key": key,
                "token": token,
                "access_token": access_token,
                "client_id": client_id,
                "client_secret": client_secret,
                "refresh_token": refresh_token,
            },
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
            on_refresh_token=on_refresh_token,
        )

    @cached_property
    def things(self) -> ThingsResource:
        """Operations of `things`."""
        from .resources.things import ThingsResource

        return ThingsResource(self._core)

    @cached_property
    def request(self) -> HttpCall:
        """Calls of what the description does not have, by method and path."""
        from specmill_runtime.http_calls import HttpCall

        return HttpCall(self._core)

    @cached_property
    def with_raw_response(self) -> RawSwaggerSecurity:
        """The same operations, returning whole responses: status, headers,
        `.parse()`.
        """
        from .raw_client import RawSwaggerSecurity

        return RawSwaggerSecurity(self._core)

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
        return "SwaggerSecurity()"
