"""Operations bound to a client, and the headers and credentials of their requests."""

from __future__ import annotations

import copy
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeAlias, cast
from urllib.parse import parse_qsl

import msgspec
from msgspec.structs import replace

from specmill_runtime.arguments import cookie_complaint, header_complaint
from specmill_runtime.encoding import escape
from specmill_runtime.errors import CredentialError
from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import CallLimits
from specmill_runtime.outcome import Outcome
from specmill_runtime.plan import Plan, plan_of
from specmill_runtime.request import HeaderPairs, HeaderTable, RawRequest, with_headers
from specmill_runtime.servers import SAFE_METHODS
from specmill_runtime.spec import ClientSpec, Scheme

if TYPE_CHECKING:
    from specmill_runtime.flows import Supplier


TokenSource: TypeAlias = Callable[[], str]
"""Gives the credential of the next request; it is asked before each."""
AsyncTokenSource: TypeAlias = Callable[[], str | Awaitable[str]]
"""The same for asynchronous clients, which await what can be awaited."""
Given: TypeAlias = str | AsyncTokenSource | None


class Binding:
    """An operation on one client: its plan, its address and what every request of it carries."""

    __slots__ = (
        "address",
        "base",
        "cookies",
        "headers",
        "outcome",
        "pairs",
        "plan",
        "query",
        "repeatable",
        "statuses",
        "suppliers",
    )

    def __init__(self, operation: AnyOperation, base: str, spec: ClientSpec) -> None:
        self.plan: Plan = plan_of(operation)
        self.outcome: Outcome = _outcome_of(operation, spec)
        self.base: str = base
        self.address: str | None = None
        """Stands for base, path and the query of arguments and options: see `at`."""
        is_safe = operation.rpc is None and operation.method in SAFE_METHODS
        self.repeatable: bool = operation.idempotent or is_safe
        """Whether sending the request twice does no harm."""
        exact = (one.status for one in operation.results)
        self.statuses: frozenset[int] = frozenset(
            int(one) for one in exact if one.isdecimal()
        )
        """Statuses that are described results."""
        self.query: tuple[str, ...] = ()
        self.cookies: tuple[str, ...] = ()
        self.suppliers: tuple[tuple[Scheme, Supplier], ...] = ()
        """Schemes whose credential is fetched for every attempt."""
        self.headers: HeaderTable = {}
        self.pairs: HeaderPairs = ()

    @property
    def own_names(self) -> frozenset[str]:
        """Names in the query that the client itself adds: of its parameters and credentials."""
        suppliers = (one for one, _ in self.suppliers if one.placement == "query")
        names = {scheme.name for scheme in suppliers}
        names.update(name for name, _ in parse_qsl("&".join(self.query), True))
        return frozenset(names)

    def at(self, address: str) -> Binding:
        """The same, sent to an address of the API that the server gave, as for a next page."""
        binding = copy.copy(self)
        binding.address = address
        return binding

    def __repr__(self) -> str:
        return f"<Binding of {self.plan.operation.id}>"


def _outcome_of(operation: AnyOperation, spec: ClientSpec) -> Outcome:
    if operation.rpc is None:
        return Outcome(operation, spec)
    # Loaded by clients of JSON-RPC only, with their first call.
    from specmill_runtime.rpc_outcome import RpcOutcome

    return RpcOutcome(operation, spec)


class Prepared(msgspec.Struct, frozen=True):
    """A request ready to be sent, the limits of its call, and the idempotency key it carries."""

    request: RawRequest
    limits: CallLimits
    key: str | None = None


def attached(request: RawRequest, attachment: Attachment) -> RawRequest:
    """The request with credentials; a header that the user set by hand stays as it is."""
    present = {name.lower(): value for name, value in request.headers}
    added = {
        name: value
        for name, value in attachment.headers
        if name.lower().encode() not in present
    }
    if attachment.cookies:
        own = present.get(b"cookie", b"").decode("ascii")
        added["Cookie"] = "; ".join(filter(None, (own, *attachment.cookies)))
    if attachment.query:
        separator = "&" if "?" in request.url else "?"
        query = "&".join(attachment.query)
        request = replace(request, url=f"{request.url}{separator}{query}")
    return with_headers(request, added)


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
