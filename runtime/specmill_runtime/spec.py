"""What a generated client knows about its API: servers, schemes of authentication, parameters."""

from __future__ import annotations

from typing import Literal

import msgspec

from specmill_runtime.arguments import Argument
from specmill_runtime.operation import Failure


class Grant(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """How a token is fetched (RFC 6749 §4.4 and §6); credentials by the names of arguments."""

    token_url: str = ""
    """Absolute, or relative to the server; "" when OpenID Connect discovery says it."""
    client_id: str | None = None
    client_secret: str | None = None
    refresh_token: str | None = None
    client_credentials: bool = True
    """Whether id and secret alone get a token, without a refresh token."""
    scopes: tuple[str, ...] = ()
    method: Literal["basic", "post"] = "basic"
    """How the client authenticates itself (RFC 6749 §2.3.1)."""
    parameters: dict[str, str] = {}
    """Sent with every request for a token, such as `audience`."""


class Scheme(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One way to authenticate (OpenAPI 3.1 §4.8.27).

    `api_key` sends a value in a header, a query key or a cookie; `basic` is RFC 7617; `token`
    sends `<prefix> <value>` (RFC 6750 for Bearer). `encode="basic"` on an api_key joins two
    credentials by a colon and encodes them in base64.
    """

    kind: Literal["api_key", "basic", "token"]
    credentials: tuple[str, ...]
    placement: Literal["header", "query", "cookie"] = "header"
    name: str = "Authorization"
    prefix: str = ""
    encode: Literal["basic"] | None = None
    grant: Grant | None = None
    """How a `token` is fetched when it is not given."""
    discovery: str | None = None
    """Address of the OpenID Connect configuration that names the grant's `token_url`."""


class Credential(msgspec.Struct, frozen=True, eq=False):
    """A credential argument of the client and the environment variable that stands in for it."""

    name: str
    env: str | None = None


class RpcSpec(msgspec.Struct, frozen=True, eq=False):
    """How JSON-RPC travels over HTTP."""

    media_type: str = "application/json"
    lenient_ids: bool = False
    """Whether a reply may have the id "1" for 1."""
    max_batch: int | None = None
    """Most calls that the server takes in one request; None is any number, 1 no batches."""


class ClientSpec(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One API, as the generator read it."""

    name: str
    package: str
    version: str
    title: str = ""
    """What the description calls the API, and `api_version` the version of it that was described."""
    api_version: str = ""
    servers: tuple[str, ...]
    """Addresses, the default first; may contain {variables}."""
    server_variables: dict[str, str] = {}
    """Defaults of the variables."""
    server_values: dict[str, tuple[str, ...]] = {}
    """Values of the variables that do not take any."""
    schemes: dict[str, Scheme] = {}
    security: tuple[tuple[str, ...], ...] = ()
    """Alternatives of scheme keys for operations that do not say otherwise."""
    idempotency_key: str | None = None
    """Header of a key that the server knows for every POST and PATCH."""
    credentials: tuple[Credential, ...] = ()
    parameters: tuple[Argument, ...] = ()
    """Parameters that are given once to the client (headers and query keys)."""
    constants: dict[str, object] = {}
    """Values, by wire name, that are always sent: of `parameters`, otherwise of headers."""
    failures: tuple[Failure, ...] = ()
    """Failures that any operation may meet; an operation's own come before them."""
    rpc: RpcSpec | None = None
    docs: str | None = None
    """Address of the API's documentation."""
