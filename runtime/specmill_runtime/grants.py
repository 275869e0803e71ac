"""Requests for access tokens: client credentials and refresh tokens (RFC 6749 §4.4, §6)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import quote_plus, urlencode, urljoin

import msgspec

from specmill_runtime.attempts import attempted
from specmill_runtime.binding import Binding, checked_token
from specmill_runtime.codec import BYTE_ORDER_MARK, UNREADABLE
from specmill_runtime.effects import Exchange
from specmill_runtime.errors import CredentialError, TokenError
from specmill_runtime.operation import Operation
from specmill_runtime.redaction import Secret
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.response import received, request_id_of
from specmill_runtime.retry import asked_delay
from specmill_runtime.sdk_error import CallRecord
from specmill_runtime.servers import checked_address
from specmill_runtime.spec import Grant, Scheme
from specmill_runtime.tokens import CachedToken, Token

if TYPE_CHECKING:
    from specmill_runtime.flows import Client, Flow

# Seconds: the longest that a request for a token may take; how long before its end a token is
# renewed, and no longer used, unless it lives so short that a fraction of its life is less.
_PATIENCE: Final = 30.0
_AHEAD: Final = 300.0
_SKEW: Final = 30.0
_MAX_BYTES: Final = 1024 * 1024

TOKEN: Final = Operation[Any](id="oauth2.token", idempotent=True)

S = TypeVar("S", bound=msgspec.Struct)


class _TokenReply(msgspec.Struct, frozen=True):
    """A successful response (§5.1); some servers write the seconds as text."""

    access_token: str
    token_type: str | None = None
    expires_in: float | str | None = None
    refresh_token: str | None = None


class _Refusal(msgspec.Struct, frozen=True):
    """An error response (§5.2)."""

    error: str = ""
    error_description: str = ""


class _Configuration(msgspec.Struct, frozen=True):
    """The part of OpenID Connect Discovery 1.0 §3 that matters here."""

    token_endpoint: str


class Granting:
    """A grant with the credentials that a user gave for it.

    `fetch` asks for a token, `tell` passes a new refresh token to the user, who stored the old one.
    """

    __slots__ = (
        *("_client", "_discovery", "_grant", "_notify", "_refresh", "_told"),
        "_token_url",
    )

    def __init__(
        self,
        scheme: Scheme,
        grant: Grant,
        given: Mapping[str, Secret],
        notify: Callable[[str], object] | None,
    ) -> None:
        self._grant = grant
        self._discovery = scheme.discovery
        self._token_url = grant.token_url
        self._notify = notify
        self._client = [
            given.get(grant.client_id or ""),
            given.get(grant.client_secret or ""),
        ]
        self._refresh = self._told = given.get(grant.refresh_token or "")

    def __repr__(self) -> str:
        return "Granting()"

    @property
    def is_complete(self) -> bool:
        """Whether a token can be asked for."""
        alone = self._grant.client_credentials and None not in self._client
        return alone or self._refresh is not None

    def fetch(self, core: Client, left: float | None) -> Flow[Token]:
        """A new token; TokenError when the server gives none, TransportError without a server."""
        limit = _PATIENCE if left is None else min(left, _PATIENCE)
        if not self._token_url and self._discovery is not None:
            request = _request(core, "GET", self._discovery, limit)
            raw = yield from _asked(core, request)
            found = _read(raw, _Configuration)
            if raw.status != 200 or found is None:
                raise _error(core, raw, "the OpenID configuration cannot be read")
            self._token_url = found.token_endpoint
        raw = yield from _asked(core, self._token_request(core, limit))
        return self._accepted(core, raw)

    def _token_request(self, core: Client, limit: float) -> RawRequest:
        """The request for a token; the client authenticates itself as §2.3.1 says."""
        form = dict(self._grant.parameters)
        if self._refresh is not None:
            form.update(
                grant_type="refresh_token", refresh_token=self._refresh.reveal()
            )
        else:
            form["grant_type"] = "client_credentials"
            form["scope"] = " ".join(self._grant.scopes)
        name, secret = (one.reveal() if one else "" for one in self._client)
        pair: tuple[tuple[bytes, bytes], ...] = ()
        if self._grant.method == "basic" and secret:
            encoded = b64encode(f"{quote_plus(name)}:{quote_plus(secret)}".encode())
            core.redactor.learn(encoded.decode())
            pair = ((b"Authorization", b"Basic " + encoded),)
        else:
            form.update(client_id=name, client_secret=secret)
        content = urlencode({key: text for key, text in form.items() if text}).encode()
        pair += ((b"Content-Type", b"application/x-www-form-urlencoded"),)
        request = _request(core, "POST", self._token_url, limit)
        return msgspec.structs.replace(
            request, headers=request.headers + pair, content=content
        )

    def _accepted(self, core: Client, raw: RawResponse) -> Token:
        if raw.status not in (200, 201):
            raise _error(core, raw, f"the token endpoint answered {raw.status}")
        reply = _read(raw, _TokenReply)
        try:
            if reply is None:
                raise ValueError
            lifetime = float("inf" if reply.expires_in is None else reply.expires_in)
            # Last, so that no variable of this frame holds the token when anything is wrong.
            text = checked_token("access_token", reply.access_token)
        except (ValueError, CredentialError):
            reply, text, lifetime = None, "", 0.0
        if reply is None:
            reason = "the token endpoint answered something that is no access token"
            raise _error(core, raw, reason)
        # RFC 6749 §7.1: a token of a type that is not understood must not be used.
        if "bearer" not in (reply.token_type or "Bearer").lower():
            raise _error(core, raw, "the token is of a type other than Bearer")
        self._rotate(core, reply.refresh_token)
        # Comparisons with a NaN are false: such a token serves this once.
        lifetime = lifetime if lifetime > 0 else 0.0
        now = core.clock.now()
        ahead = min(_AHEAD, lifetime / 5) * (0.9 + core.clock.random() / 5)
        ends = now + lifetime - min(_SKEW, lifetime / 10)
        return Token(text, min(ends, now + lifetime - ahead), ends)

    def _rotate(self, core: Client, refresh_token: str | None) -> None:
        """Keep a new refresh token, which takes the place of the old one (§6)."""
        if not refresh_token or self._refresh is None:
            return
        if refresh_token == self._refresh.reveal():
            return
        core.redactor.learn(refresh_token)
        self._refresh = Secret(refresh_token)

    def tell(self) -> None:
        """Tell the user of a refresh token that they have not been told of, or not without a failure.

        Raises TokenError, caused by what their function raised.
        """
        refresh = self._refresh
        if self._notify is None or refresh is None or refresh is self._told:
            return
        try:
            self._notify(refresh.reveal())
        # It is a function of the user's.
        except Exception as error:
            raise TokenError(
                "on_refresh_token failed; the tokens are kept, and it is called again with the "
                "next ones"
            ) from error
        self._told = refresh


def granted_token(
    scheme: Scheme,
    given: Mapping[str, Secret],
    notify: Callable[[str], object] | None,
) -> CachedToken | None:
    """The token of a scheme's grant; None when too few of its credentials were given."""
    if scheme.grant is None:
        return None
    granting = Granting(scheme, scheme.grant, given, notify)
    first = given.get(scheme.credentials[0])
    if not granting.is_complete:
        return None
    return CachedToken(granting.fetch, first.reveal() if first else None, granting.tell)


def _request(core: Client, method: str, address: str, limit: float) -> RawRequest:
    """A request to the authorization server, whose address may be relative to the API's."""
    url = urljoin(core.address or "", address)
    bare = checked_address(url.partition("?")[0], "the address of the token endpoint")
    core.check_secure(bare)
    return RawRequest(
        method=method,
        url=url,
        headers=((b"Accept", b"application/json"),),
        timeout=core.limits.timeout,
        left=limit,
        max_bytes=_MAX_BYTES,
        operation=TOKEN.id,
    )


def _asked(core: Client, request: RawRequest) -> Flow[RawResponse]:
    """The response to a request, which is tried as often as the client tries any other."""
    exchange = Exchange(request, core.redactor, core.clock)
    yield from attempted(core, Binding(TOKEN, "", core.spec), exchange, core.limits)
    return exchange.raw


def _read(raw: RawResponse, kind: type[S]) -> S | None:
    try:
        return msgspec.json.decode(raw.content.removeprefix(BYTE_ORDER_MARK), type=kind)
    except UNREADABLE:
        return None


def _error(core: Client, raw: RawResponse, reason: str) -> TokenError:
    """The error, without the body: a token may be in it."""
    said = _read(raw, _Refusal) or _Refusal()
    texts = ": ".join(filter(None, (said.error, said.error_description)))
    detail = f" ({core.redactor.excerpt(texts)})" if texts else ""
    request_id, wait = request_id_of(raw), asked_delay(raw)
    request_id = request_id and core.redactor.excerpt(request_id)
    named = f", request id {request_id}" if request_id else ""
    later = "" if wait is None else f", retry after {wait:.10g} s"
    error = TokenError(
        f"no access token: {reason}{detail}{named}{later}",
        call=CallRecord(
            operation=TOKEN.id,
            method="POST",
            status=raw.status,
            request_id=request_id,
            retry_after=wait,
        ),
        response=core.redactor.conceal(
            received(msgspec.structs.replace(raw, content=b""))
        ),
    )
    error.code = said.error
    return error
