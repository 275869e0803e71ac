"""Credentials: where they come from, which alternative is used, what it adds to a request."""

import os
from base64 import b64encode
from collections.abc import Iterable, Mapping

from specmill_runtime.encoding import escape, header_text
from specmill_runtime.errors import CredentialError
from specmill_runtime.redaction import Secret
from specmill_runtime.snapshot import CallRecord
from specmill_runtime.spec import ClientSpec, Scheme


class Attachment:
    """What authentication adds to a request; its repr shows no value."""

    __slots__ = ("cookies", "headers", "query")

    def __init__(self) -> None:
        self.headers: list[tuple[str, str]] = []
        self.query: list[str] = []
        self.cookies: list[str] = []

    def add(self, scheme: Scheme, text: str) -> None:
        """Put the text of one scheme where it belongs."""
        if scheme.placement == "query":
            self.query.append(f"{escape(scheme.name)}={escape(text)}")
        elif scheme.placement == "cookie":
            self.cookies.append(f"{escape(scheme.name)}={escape(text)}")
        else:
            self.headers.append((scheme.name, text))

    def __repr__(self) -> str:
        return "Attachment()"


class Authenticator:
    """The credentials of one client and the choice among the alternatives of an operation.

    Arguments beat the environment; an empty variable is unset. CredentialError at construction for
    a credential that no header can carry.
    """

    __slots__ = ("_given", "_spec")

    def __init__(self, spec: ClientSpec, credentials: Mapping[str, str | None]) -> None:
        self._spec = spec
        self._given: dict[str, Secret] = {}
        for credential in spec.credentials:
            value = credentials.get(credential.name)
            source = credential.name
            if value is None and credential.env is not None:
                value, source = os.environ.get(credential.env) or None, credential.env
            if value is not None:
                _check(spec, credential.name, source, value)
                self._given[credential.name] = Secret(value)

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Every credential, and the base64 pairs that are made of two."""
        pairs = (
            Secret(self._text(scheme))
            for scheme in self._spec.schemes.values()
            if (scheme.kind == "basic" or scheme.encode) and self._is_complete(scheme)
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

    def attachment(
        self, security: tuple[tuple[str, ...], ...], call: CallRecord
    ) -> Attachment:
        """What the first alternative with all its credentials adds.

        CredentialError when there is none and no alternative allows a call without credentials.
        """
        attachment = Attachment()
        for alternative in security:
            schemes = [self._spec.schemes[key] for key in alternative]
            if schemes and all(map(self._is_complete, schemes)):
                for scheme in schemes:
                    attachment.add(scheme, self._text(scheme))
                return attachment
        if security and () not in security:
            raise CredentialError(self._demand(security, call.operation), call=call)
        return attachment

    def _is_complete(self, scheme: Scheme) -> bool:
        return all(name in self._given for name in scheme.credentials)

    def _text(self, scheme: Scheme) -> str:
        values = [self._given[name].reveal() for name in scheme.credentials]
        if scheme.kind == "basic" or scheme.encode == "basic":
            encoded = b64encode(":".join(values).encode()).decode("ascii")
            return f"Basic {encoded}" if scheme.kind == "basic" else encoded
        prefix = (
            "Bearer" if scheme.kind == "token" and not scheme.prefix else scheme.prefix
        )
        return f"{prefix} {values[0]}" if prefix else values[0]

    def _demand(self, security: tuple[tuple[str, ...], ...], operation: str) -> str:
        variables = {one.name: one.env for one in self._spec.credentials}
        ways: list[str] = []
        for alternative in security:
            names = [
                name
                for key in alternative
                for name in self._spec.schemes[key].credentials
            ]
            missing = [name for name in names if name not in self._given]
            ways.append(
                _listing(_naming(name, variables.get(name)) for name in missing)
            )
        listed = ways[0] if len(ways) == 1 else "either " + ", or ".join(ways)
        return f"{operation}: credentials are missing: give {self._spec.name} {listed}"

    def __repr__(self) -> str:
        return "Authenticator()"


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
    in_header = [
        one for one in users if one.placement == "header" and one not in paired
    ]
    reason = _header_complaint(value) if in_header else None
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


def _header_complaint(value: str) -> str | None:
    try:
        header_text(value)
    except ValueError as error:
        return str(error)
    return None
