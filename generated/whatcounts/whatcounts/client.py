"""The sync client of WhatCounts SMS API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specmill_runtime.client import SyncCore
from specmill_runtime.options import UNSET

from ._spec import SPEC

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from specmill_runtime.drift import Drift
    from specmill_runtime.hooks import Hooks
    from specmill_runtime.http_calls import HttpCall
    from specmill_runtime.models import Unset
    from specmill_runtime.options import DecodePolicy, Limits, RetryPolicy, Timeout

    from .raw_client import RawWhatCounts
    from .resources.sms import SmsResource


class WhatCounts:
    """Client of WhatCounts SMS API.

    The SMS resource of the WhatCounts REST API: store messages, subscribe contacts to
    sender codes, send texts and stop them. A realm is one customer's account; a sender
    code is a numeric code that contacts subscribe to and that texts are sent from.

    Every input travels in the path and the query; no operation takes a body. Free text,
    e-mail addresses and `+` signs go into single path segments, percent-encoded on the
    way. Dates are American text without a time zone (`Mar 22, 2018 4:05:11 PM`). A
    field that was never set is left out of a reply, and a blank one comes as an empty
    string. Stored messages can be neither changed nor deleted through this API: the
    resource has no PUT, PATCH or DELETE.

    Failures carry an error object with status 401, 500 or another 4xx or 5xx code. A
    500 does not prove that nothing happened, so none of the POST operations may be
    repeated blindly.

    Documentation: https://support.whatcounts.com/wcsupport2/api-rest-sms-overview

    Types of options, such as RetryPolicy, are in `specmill_runtime`.

    Args:
        realm_name: Realm name and API password. Requests are refused with 401 when the
            two do not belong together. Default: the environment variable
            WHATCOUNTS_REALM_NAME.
        api_password: Realm name and API password. Requests are refused with 401 when
            the two do not belong together. Default: the environment variable
            WHATCOUNTS_API_PASSWORD.
        api_client_name: Name and authentication string of an API client, sent as the
            base64 text of both with a colon in between. Optional, and always in
            addition to realm name and password; without it the realm's default API
            client is used. Default: the environment variable
            WHATCOUNTS_API_CLIENT_NAME.
        api_client_auth: Name and authentication string of an API client, sent as the
            base64 text of both with a colon in between. Optional, and always in
            addition to realm name and password; without it the realm's default API
            client is used. Default: the environment variable
            WHATCOUNTS_API_CLIENT_AUTH.
        siteurl: Host name of the platform, without scheme or path: the shared site for
            hosted customers, otherwise the customer's own mail domain, such as
            `mail.mydomain.com`.
        base_url: Address of the API, when it is not the first of those described.
            Described: https://{siteurl}/rest.
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
        realm_name: str | None = None,
        api_password: str | None = None,
        api_client_name: str | None = None,
        api_client_auth: str | None = None,
        siteurl: str = "api.whatcounts.net",
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
        self._core = SyncCore(
            SPEC,
            credentials={
                "realm_name": realm_name,
                "api_password": api_password,
                "api_client_name": api_client_name,
                "api_client_auth": api_client_auth,
            },
            variables={"siteurl": siteurl},
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
    def sms(self) -> SmsResource:
        """Stored messages, subscriptions to sender codes, sending and opting out."""
        from .resources.sms import SmsResource

        return SmsResource(self._core)

    @cached_property
    def request(self) -> HttpCall:
        """Calls of what the description does not have, by method and path."""
        from specmill_runtime.http_calls import HttpCall

        return HttpCall(self._core)

    @cached_property
    def with_raw_response(self) -> RawWhatCounts:
        """The same operations, returning whole responses: status, headers,
        `.parse()`.
        """
        from .raw_client import RawWhatCounts

        return RawWhatCounts(self._core)

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
        return "WhatCounts()"
