"""Credentials: where they come from, which alternative is used, what it adds to a request."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, product
from typing import TYPE_CHECKING

from specmill_runtime.arguments import cookie_complaint, header_complaint
from specmill_runtime.binding import AsyncTokenSource as AsyncTokenSource
from specmill_runtime.binding import Attachment, Given, prefixed
from specmill_runtime.binding import TokenSource as TokenSource
from specmill_runtime.errors import CredentialError
from specmill_runtime.redaction import Secret
from specmill_runtime.sdk_error import CallRecord
from specmill_runtime.spec import ClientSpec, Scheme

if TYPE_CHECKING:
    from specmill_runtime.flows import Supplier


class Authenticator:
    """The credentials of one client and the choice among the alternatives of an operation.

    Arguments beat the environment; an empty variable is unset. CredentialError at construction for
    a credential that no header can carry.
    """

    __slots__ = ("_given", "_sources", "_spec", "_suppliers")

    def __init__(
        self,
        spec: ClientSpec,
        credentials: Mapping[str, Given],
        on_refresh_token: Callable[[str], object] | None = None,
    ) -> None:
        self._spec = spec
        self._given: dict[str, Secret] = {}
        self._sources: dict[str, AsyncTokenSource] = {}
        for credential in spec.credentials:
            value = credentials.get(credential.name)
            source = credential.name
            if value is None and credential.env is not None:
                value, source = os.environ.get(credential.env) or None, credential.env
            if callable(value):
                self._sources[credential.name] = value
            elif value is not None:
                _check(spec, credential.name, source, value)
                self._given[credential.name] = Secret(value)
        self._suppliers: dict[str, Supplier] = {}
        for key, scheme in spec.schemes.items():
            self._supply(key, scheme, on_refresh_token)

    def _supply(
        self, key: str, scheme: Scheme, notify: Callable[[str], object] | None
    ) -> None:
        """Make what fetches the credential of a scheme, when it has to be fetched."""
        sources = [name for name in scheme.credentials if name in self._sources]
        if not sources and scheme.grant is None:
            return
        # Loaded by those who need it only.
        from specmill_runtime.grants import granted_token
        from specmill_runtime.tokens import CalledSource

        if not sources:
            token = granted_token(scheme, self._given, notify)
            if token is not None:
                self._suppliers[key] = token
        elif len(scheme.credentials) > 1:
            raise CredentialError(f"{sources[0]} must be str, not a function")
        else:
            self._suppliers[key] = CalledSource(sources[0], self._sources[sources[0]])

    @property
    def is_empty(self) -> bool:
        """Whether no credential was given."""
        return not self._given and not self._sources

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Every credential, and the base64 pairs that are made of two."""
        pairs = (
            Secret(self._text(scheme))
            for key, scheme in self._spec.schemes.items()
            if (scheme.kind == "basic" or scheme.encode) and self._is_complete(key)
        )
        return (*self._given.values(), *pairs)

    @property
    def query_names(self) -> frozenset[str]:
        """Names of the query keys that carry credentials."""
        return frozenset(
            scheme.name
            for scheme in self._spec.schemes.values()
            if scheme.placement == "query"
        )

    @property
    def complete(self) -> tuple[str, ...]:
        """Keys of the schemes that have all their credentials."""
        return tuple(filter(self._is_complete, self._spec.schemes))

    def attachment(
        self, security: tuple[tuple[str, ...], ...], call: CallRecord
    ) -> Attachment:
        """What the first alternative with all its credentials adds.

        CredentialError when there is none and no alternative allows a call without credentials.
        """
        attachment = Attachment()
        for alternative in security:
            schemes = [self._spec.schemes[key] for key in alternative]
            if alternative and all(map(self._is_complete, alternative)):
                for key, scheme in zip(alternative, schemes, strict=True):
                    if key in self._suppliers:
                        attachment.suppliers.append((scheme, self._suppliers[key]))
                    else:
                        attachment.add(scheme, self._text(scheme))
                return attachment
        if security and () not in security:
            raise CredentialError(self._demand(security, call.operation), call=call)
        return attachment

    def _is_complete(self, key: str) -> bool:
        names = self._spec.schemes[key].credentials
        return key in self._suppliers or all(name in self._given for name in names)

    def _text(self, scheme: Scheme) -> str:
        values = [self._given[name].reveal() for name in scheme.credentials]
        if scheme.kind == "basic" or scheme.encode == "basic":
            encoded = b64encode(":".join(values).encode()).decode("ascii")
            return f"Basic {encoded}" if scheme.kind == "basic" else encoded
        return prefixed(scheme, values[0])

    def _demand(self, security: tuple[tuple[str, ...], ...], operation: str) -> str:
        variables = {one.name: one.env for one in self._spec.credentials}
        missing: list[dict[str, None]] = []
        for alternative in security:
            schemes = (self._spec.schemes[key] for key in alternative)
            for names in product(*map(_ways, schemes)):
                left = (one for one in chain(*names) if one not in self._given)
                missing.append(dict.fromkeys(left))
        ways = [
            _listing(_naming(one, variables.get(one)) for one in way)
            for way in _least(missing)
        ]
        listed = ways[0] if len(ways) == 1 else "either " + ", or ".join(ways)
        return f"{operation}: credentials are missing: give {self._spec.name} {listed}"

    def __repr__(self) -> str:
        return "Authenticator()"


def _ways(scheme: Scheme) -> list[tuple[str, ...]]:
    """The sets of credentials of which each is enough for a scheme."""
    grant = scheme.grant
    own = [scheme.credentials]
    if grant is None:
        return own
    if grant.client_credentials and grant.client_id and grant.client_secret:
        own.append((grant.client_id, grant.client_secret))
    if grant.refresh_token:
        own.append((grant.refresh_token,))
    return own


def _least(ways: list[dict[str, None]]) -> Iterator[dict[str, None]]:
    """The ways that ask for no more than another one does, each once."""
    for index, way in enumerate(ways):
        is_more = any(other.keys() < way.keys() for other in ways)
        is_said = any(other.keys() == way.keys() for other in ways[:index])
        if not is_more and not is_said:
            yield way


def _naming(name: str, variable: str | None) -> str:
    return f"{name}=… (or set {variable})" if variable else f"{name}=…"


def _listing(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _check(spec: ClientSpec, name: str, source: str, value: object) -> None:
    """CredentialError, naming the source and never the value, for what cannot be sent as given."""
    if not isinstance(value, str):
        raise CredentialError(f"{source} must be str, not {type(value).__name__}")
    users = [scheme for scheme in spec.schemes.values() if name in scheme.credentials]
    paired = [one for one in users if one.kind == "basic" or one.encode == "basic"]
    if not value and not any(one.credentials[-1] == name for one in paired):
        raise CredentialError(f"{source} is empty")
    if any(one.credentials[0] == name and ":" in value for one in paired):
        raise CredentialError(f"{source} contains a colon (RFC 7617 §2 allows none)")
    if not _is_unicode(value):
        raise CredentialError(f"{source} is no valid Unicode text")
    places = {one.placement for one in users if one not in paired}
    reason = header_complaint(value) if "header" in places else None
    if reason is None and "cookie" in places:
        reason = cookie_complaint(value)
    if reason is None and any(ord(character) < 32 for character in value):
        reason = "it contains a control character"
    if reason is not None:
        raise CredentialError(f"{source} cannot be sent: {reason}")


def _is_unicode(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
