"""Credentials checked as a server would; a token endpoint that counts."""

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qs, unquote_plus, urlsplit

import msgspec

from specmill_runtime.clock import Clock
from specmill_runtime.testing.contract import Contract, Operation, SecurityScheme
from specmill_runtime.testing.messages import ContractViolation, Reply, Request
from specmill_runtime.testing.parameters import Pairs, pairs_of
from specmill_runtime.testing.routes import target_of

_LIFETIME: Final = 3600.0
_PREFIX: Final = "fake-token-"


class Refusal(NamedTuple):
    """Why credentials that are well-formed are not accepted."""

    reason: str


class Auth:
    """`fake.auth`: takes any well-formed credential until it is told otherwise."""

    def __init__(self, contract: Contract, clock: Clock) -> None:
        self._schemes = contract.security_schemes
        self._clock = clock
        self._required: dict[str | None, frozenset[str]] = {}
        self._seen: set[str] = set()
        self._expired: set[str] = set()
        self._issued: dict[str, float] = {}
        self._refusals: list[tuple[int, str]] = []
        self.lifetime = _LIFETIME
        """Seconds for which tokens of the token endpoint are valid."""
        self.token_requests: list[dict[str, str]] = []
        """The forms that were sent to the token endpoint; secrets are left out."""
        self.query_names: frozenset[str] = frozenset(
            one.name
            for one in self._schemes.values()
            if one.location == "query" and one.kind != "other"
        )

    def require(self, *credentials: str, scheme: str | None = None) -> None:
        """Accept these credentials alone (`user:password` for Basic), for one scheme or for all."""
        self._required[scheme] = frozenset(credentials)

    def expire(self) -> None:
        """Refuse every credential that was used or issued so far."""
        self._expired |= self._seen | self._issued.keys()

    def refuse_tokens(
        self, *, status: int = 400, error: str = "invalid_client", times: int = 1
    ) -> None:
        """Let the token endpoint refuse so many requests (RFC 6749 §5.2)."""
        self._refusals += [(status, error)] * times

    def check(self, operation: Operation, request: Request) -> Refusal | None:
        """None when a request may pass; ContractViolation when credentials are missing."""
        if not operation.security:
            return None
        query = pairs_of(target_of(request.url)[1]) if self.query_names else {}
        missing: list[str] = []
        refusal: Refusal | None = None
        for alternative in operation.security:
            given = {name: self._given(name, request, query) for name in alternative}
            absent = self._absent(given)
            if absent:
                missing += absent
                continue
            refused = self._refused({k: v for k, v in given.items() if v is not None})
            if refused is None:
                return None
            refusal = refused
        if refusal is not None:
            return refusal
        raise ContractViolation(
            "credential",
            f"no credential for {' or '.join(map(self._told, dict.fromkeys(missing)))}",
            operation=operation.accessor,
            status=401,
        )

    def _absent(self, given: Mapping[str, str | None]) -> list[str]:
        """The schemes without a credential, but for those in whose place another one of them has its own."""
        taken = {self._place(name) for name, value in given.items() if value}
        return [
            name
            for name, value in given.items()
            if value is None and self._place(name) not in taken
        ]

    def _place(self, name: str) -> tuple[str, str]:
        scheme = self._schemes.get(name)
        return ("", name) if scheme is None else (scheme.location, scheme.name.lower())

    def _told(self, name: str) -> str:
        """A scheme with the place where its credential is looked for."""
        scheme = self._schemes.get(name)
        if scheme is None:
            return name
        prefix = "Basic" if scheme.kind == "basic" else scheme.prefix
        form = f": {prefix} …" if prefix else ""
        place = "query key" if scheme.location == "query" else scheme.location
        return f"{name} ({place} {scheme.name}{form})"

    def _refused(self, given: Mapping[str, str]) -> Refusal | None:
        self._seen |= set(given.values())
        for name, value in given.items():
            wanted = self._required.get(name, self._required.get(None))
            until = self._issued.get(value)
            if value in self._expired or (
                until is not None and self._clock.now() >= until
            ):
                return Refusal(f"the credential for {name} has expired")
            if wanted is not None and value not in wanted and until is None:
                return Refusal(f"the credential for {name} is not the required one")
        return None

    def _given(self, name: str, request: Request, query: Pairs) -> str | None:
        """The credential for a scheme; None when it is absent or not well-formed."""
        scheme = self._schemes.get(name)
        if scheme is None or scheme.kind == "other":
            return ""
        match scheme.location:
            case "query":
                text = unquote_plus(query.get(scheme.name, [""])[0])
            case "cookie":
                cookies = pairs_of(request.headers.get("cookie", ""), ";")
                text = cookies.get(scheme.name, [""])[0]
            case _:
                text = request.headers.get(scheme.name.lower(), "")
        return _credential(scheme, text)

    def secrets_of(self, request: Request) -> list[str]:
        """The credentials that a request carries, each part of them by itself too."""
        query = pairs_of(target_of(request.url)[1])
        given = (self._given(name, request, query) for name in self._schemes)
        found = [text for text in given if text]
        return [*found, *(part for text in found for part in text.split(":"))]

    def token_reply(
        self, request: Request, *, described: Callable[[], bool] = lambda: False
    ) -> Reply | None:
        """The answer of a token endpoint or of a discovery document; None for other requests.

        None for a request without a grant, too, where an operation is `described` at the address.
        """
        for scheme in self._schemes.values():
            if scheme.discovery and _same(scheme.discovery, request.url):
                return _json_reply(200, {"token_endpoint": _endpoint(scheme)})
            address = _endpoint(scheme)
            if address and request.method == "POST" and _same(address, request.url):
                form = parse_qs(request.content.decode(errors="replace"))
                is_other = "grant_type" not in form and described()
                return None if is_other else self._issue(form)
        return None

    def _issue(self, form: Mapping[str, list[str]]) -> Reply:
        shown = {
            name: values[0]
            for name, values in form.items()
            if name not in ("client_secret", "password", "refresh_token")
        }
        self.token_requests.append(shown)
        if self._refusals:
            status, error = self._refusals.pop(0)
            return _json_reply(status, {"error": error})
        if "grant_type" not in form:
            return _json_reply(400, {"error": "invalid_request"})
        token = f"{_PREFIX}{len(self._issued) + 1}"
        self._issued[token] = self._clock.now() + self.lifetime
        issued: dict[str, Any] = {
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": int(self.lifetime),
        }
        if form["grant_type"] != ["client_credentials"]:
            issued["refresh_token"] = f"fake-refresh-{len(self._issued)}"
        return _json_reply(200, issued)


def _credential(scheme: SecurityScheme, text: str) -> str | None:
    if scheme.kind == "basic":
        scheme = msgspec.structs.replace(scheme, prefix="Basic", encode="basic")
    if scheme.prefix:
        prefix, _, rest = text.partition(" ")
        text = rest.strip() if prefix.lower() == scheme.prefix.lower() else ""
    if scheme.encode == "basic" and text:
        try:
            text = b64decode(text, validate=True).decode()
        except (Error, UnicodeDecodeError):
            return None
        return text if ":" in text else None
    return text or None


def credential_texts(scheme: SecurityScheme, values: tuple[str, ...]) -> str:
    """What carries credentials for a scheme: the text of its header, query key or cookie."""
    text = ":".join(values)
    if scheme.kind == "basic" or scheme.encode == "basic":
        text = b64encode(text.encode()).decode()
    prefix = "Basic" if scheme.kind == "basic" else scheme.prefix
    return f"{prefix} {text}" if prefix else text


def _endpoint(scheme: SecurityScheme) -> str | None:
    if scheme.token_url:
        return scheme.token_url
    if scheme.discovery:
        parts = urlsplit(scheme.discovery)
        return f"{parts.scheme}://{parts.netloc}/oauth/token"
    return None


def _same(address: str, url: str) -> bool:
    """Whether two addresses have the same path, and the same host where both have one."""
    one, other = urlsplit(address), urlsplit(url)
    path = one.path if one.path.startswith("/") else f"/{one.path}"
    if one.netloc and other.netloc and one.netloc == other.netloc:
        return one.path == other.path
    return bool(path.strip("/")) and other.path.endswith(path)


def _json_reply(status: int, value: object) -> Reply:
    headers = (("Content-Type", "application/json"),)
    return Reply(status=status, headers=headers, content=msgspec.json.encode(value))
