"""What a generated client knows about its API: servers, schemes of authentication, parameters."""

from typing import Literal

import msgspec

from specmill_runtime.arguments import Argument
from specmill_runtime.operation import Failure


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


class Credential(msgspec.Struct, frozen=True, eq=False):
    """A credential argument of the client and the environment variable that stands in for it."""

    name: str
    env: str | None = None


class RpcSpec(msgspec.Struct, frozen=True, eq=False):
    """How JSON-RPC travels over HTTP."""

    media_type: str = "application/json"


class ClientSpec(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One API, as the generator read it."""

    name: str
    package: str
    version: str
    servers: tuple[str, ...]
    """Addresses, the default first; may contain {variables}."""
    server_variables: dict[str, str] = {}
    """Defaults of the variables."""
    schemes: dict[str, Scheme] = {}
    security: tuple[tuple[str, ...], ...] = ()
    """Alternatives of scheme keys for operations that do not say otherwise."""
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
