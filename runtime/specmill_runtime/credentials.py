"""Credentials as they are given and as they travel."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeAlias, cast

from specmill_runtime.checks import cookie_complaint, header_complaint
from specmill_runtime.effects import Client, Flow
from specmill_runtime.encoding import escape
from specmill_runtime.errors import CredentialError
from specmill_runtime.spec import Scheme

TokenSource: TypeAlias = Callable[[], str]
"""Gives the credential of the next request; it is asked before each."""
AsyncTokenSource: TypeAlias = Callable[[], str | Awaitable[str]]
"""The same for asynchronous clients, which await what can be awaited."""
Given: TypeAlias = str | AsyncTokenSource | None


class Supplier(Protocol):
    """Where the credential of one scheme comes from, for all clones of a client."""

    def acquire(self, core: Client, left: float | None) -> Flow[str]:
        """The credential of the next request; CredentialError or TokenError when there is none."""
        ...

    def refuse(self, token: str) -> None:
        """Note that the server refused a credential."""
        ...


class Attachment:
    """What authentication adds to a request; its repr shows no value."""

    __slots__ = ("cookies", "headers", "query", "suppliers")

    def __init__(self) -> None:
        self.headers: list[tuple[str, str]] = []
        self.query: list[str] = []
        self.cookies: list[str] = []
        self.suppliers: list[tuple[Scheme, Supplier]] = []

    def add(self, scheme: Scheme, text: str) -> None:
        """Put the text of one scheme where it belongs.

        A cookie holds it as it is, because OpenAPI has no encoding for keys; CredentialError if it can't.
        """
        if scheme.placement == "query":
            self.query.append(f"{escape(scheme.name)}={escape(text)}")
        elif scheme.placement == "cookie":
            complaint = cookie_complaint(text)
            if complaint is not None:
                raise CredentialError(f"{scheme.name} cannot be sent: {complaint}")
            self.cookies.append(f"{escape(scheme.name)}={text}")
        else:
            self.headers.append((scheme.name, text))

    def __repr__(self) -> str:
        return "Attachment()"


def prefixed(scheme: Scheme, value: str) -> str:
    """The text of a scheme that is one value."""
    bearer = scheme.kind == "token" and not scheme.prefix
    prefix = "Bearer" if bearer else scheme.prefix
    return f"{prefix} {value}" if prefix else value


def checked_token(name: str, value: object) -> str:
    """A credential that was fetched; CredentialError, naming its source, unless it can be sent."""
    complaint = (
        header_complaint(value) or ("" if value else "it is empty")
        if isinstance(value, str)
        else f"it is no text but {type(value).__name__}"
    )
    if complaint:
        raise CredentialError(f"{name} cannot be sent: {complaint}")
    return cast("str", value)
