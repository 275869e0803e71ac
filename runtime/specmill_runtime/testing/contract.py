"""The shape of `testing/contract.json`, which an SDK ships: its API as data for the fake.

Names of fields are the names in JSON; what has its default is left out. Schemas are JSON Schema
2020-12 with references of the form `#/$defs/<name>` into `Contract.schemas`; `readOnly` and
`writeOnly` are kept in them, the fake itself forgives what a direction cannot have. Statuses are
"200", "2XX" or "default". Pointers are JSON pointers (RFC 6901) in wire names; "" is the whole.
Accessors and identifiers are Python names; all other names are wire names.
"""

from functools import lru_cache
from importlib import resources
from typing import Any, Final, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from specmill_runtime.operation import Streaming
from specmill_runtime.testing.contract_parts import (
    Body,
    Content,
    Encoding,
    Header,
    Location,
    Parameter,
    Result,
    RpcFailure,
    RpcMethod,
    Schema,
)

__all__ = [
    "FORMAT",
    "Body",
    "Content",
    "Contract",
    "Encoding",
    "Example",
    "Header",
    "Location",
    "Operation",
    "Paging",
    "Parameter",
    "Resource",
    "ResourceAction",
    "ResourceUse",
    "Result",
    "RpcFailure",
    "RpcMethod",
    "RpcProtocol",
    "Schema",
    "SecurityScheme",
    "Server",
    "TextFormat",
    "contract_of",
    "read_contract",
    "write_contract",
]

ResourceAction: TypeAlias = Literal[
    "create", "list", "get", "update", "replace", "delete"
]
FORMAT: Final = 1


class Example(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False):
    """One documented exchange; either side may be missing.

    Examples of parameters, body and response that have the same name are one Example; an example
    without partners stands alone.
    """

    name: str
    summary: str = ""
    parameters: dict[Location, dict[str, Any]] = {}
    """Values by location and name; empty when the request is not documented."""
    body: Any = UNSET
    """UNSET for none; bytes are not documented."""
    media_type: str | None = None
    """Of the body of the request."""
    status: str | None = None
    """None when the response is not documented."""
    result: Any = UNSET
    """The body of the response, decoded; for JSON-RPC the result."""
    result_media_type: str | None = None
    headers: dict[str, Any] = {}
    """Of the response."""
    failure: RpcFailure | None = None

    @property
    def has_request(self) -> bool:
        """Whether it says what is sent."""
        return bool(self.parameters) or not isinstance(self.body, UnsetType)


class Paging(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False):
    """The pagination plan of the client, as `specmill_runtime.operation` has it.

    `parameter` moves: the offset, the page number or the cursor. `next` points at a token, an
    address or (offset) something null at the end.
    """

    style: Literal["offset", "page", "cursor", "next_url"]
    parameter: str | None = None
    limit: str | None = None
    page_size: int | None = None
    """Number of items on a page when no `limit` is sent; None when it is not known."""
    skip: bool = False
    """For offset: whether the offset is called a skip; it makes no difference to the fake."""
    first: int = 1
    items: str = ""
    next: str | None = None
    next_header: str | None = None
    last_item: str | None = None
    link_header: bool = False
    has_more: str | None = None
    total: str | None = None
    total_pages: str | None = None


class ResourceUse(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False
):
    """What an operation does with the records of a resource."""

    collection: str
    """`Resource.name`."""
    action: ResourceAction
    id_parameter: str | None = None
    """The parameter that holds the id of the record."""
    parents: dict[str, str] = {}
    """Parameters (usually of the path) that name the parent, by the field of the record, or by
    the name of the parameter again where the record has no such field."""
    input: str = ""
    """Pointer into the body (JSON-RPC: into the object of all parameters) at the record sent."""
    fields: dict[str, str] = {}
    """Fields of the record by the parameters and fields of the body that set them, where the
    names differ."""
    output: str | None = ""
    """Pointer into the result at the record, or at the list of records (default: the `items` of
    the pagination plan); None when the result holds no record."""
    output_id: str | None = None
    """Pointer into the result at the id alone, when the result holds no record."""


class Resource(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False):
    """A kind of record that the fake remembers: `fake.store.<name>`."""

    name: str
    """A Python identifier in the plural or as the operations have it, such as `send_sms`."""
    schema: Schema = True
    """Of a record as `get` gives it."""
    id_field: str = "id"
    """The field of the record that operations identify it by."""
    model: str | None = None
    """The class of the SDK for a record, as `module:Class`; None when there is none."""


class Operation(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False
):
    """One operation."""

    id: str
    """As the description calls it, otherwise the method and path."""
    accessor: str
    """How it is reached from a client: `send_sms.list`."""
    method: str = "POST"
    path: str = ""
    """Template such as `/sendsms/{id}/`, as the client has it."""
    servers: tuple[str, ...] = ()
    """Of this operation, when they are not those of the contract."""
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    results: tuple[Result, ...] = ()
    """In the order of the description; the first success is what the fake answers by default."""
    security: tuple[dict[str, tuple[str, ...]], ...] = ()
    """Alternatives; each maps the schemes that are needed together to scopes. () needs nothing, an
    empty alternative allows a call without credentials."""
    paging: Paging | None = None
    idempotent: bool = False
    safe: bool = False
    """Whether it changes nothing, so that live tests may call it."""
    idempotency_key: str | None = None
    """Header of a key by which the server knows a repeated request again."""
    streaming: Streaming | None = None
    """When the client reads the response item by item."""
    deprecated: bool = False
    tags: tuple[str, ...] = ()
    summary: str = ""
    examples: tuple[Example, ...] = ()
    resource: ResourceUse | None = None
    rpc: RpcMethod | None = None


class SecurityScheme(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False
):
    """One way to authenticate, as `specmill_runtime.spec.Scheme` has it."""

    kind: Literal["api_key", "basic", "token", "other"]
    """`token` is `<prefix> <value>` in a header; `other` is not checked (mutual TLS, signatures)."""
    location: Literal["header", "query", "cookie"] = "header"
    name: str = "Authorization"
    prefix: str = ""
    encode: Literal["basic"] | None = None
    """On an api_key: two credentials joined by a colon, in base64."""
    credentials: tuple[str, ...] = ()
    """Keywords of the client that give it."""
    token_url: str | None = None
    """Where its tokens are fetched: absolute, or relative to the server."""
    discovery: str | None = None
    """Address of an OpenID Connect configuration."""
    scopes: tuple[str, ...] = ()


class Server(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False):
    """An address of the API; variables in braces with their defaults."""

    url: str
    variables: dict[str, str] = {}


class TextFormat(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False
):
    """A form of texts; without a pattern of `strftime` it is the standard one of its kind."""

    kind: Literal["datetime", "date", "decimal"] = "datetime"
    pattern: str | None = None
    none: str | None = None
    """The text that stands for nothing."""


class RpcProtocol(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False
):
    """How JSON-RPC travels, as `specmill_runtime.spec.RpcSpec` has it."""

    media_type: str = "application/json"
    max_batch: int | None = None
    failures: tuple[RpcFailure, ...] = ()
    """Errors that any method may answer with."""


class Contract(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False):
    """A whole API."""

    format: int = FORMAT
    name: str
    """The class of the client, such as `Quorum`."""
    package: str
    """The Python package, such as `quorum`."""
    title: str = ""
    version: str = ""
    """Of the API."""
    protocol: Literal["http", "rpc"] = "http"
    """The default of operations; one with `rpc` is JSON-RPC anyway."""
    servers: tuple[Server, ...] = ()
    operations: tuple[Operation, ...] = ()
    schemas: dict[str, Schema] = {}
    """The `$defs` of all schemas."""
    formats: dict[str, TextFormat] = {}
    """The values of `format` that the description makes up (`x-specmill-formats`)."""
    security_schemes: dict[str, SecurityScheme] = {}
    resources: tuple[Resource, ...] = ()
    rpc: RpcProtocol | None = None


def read_contract(content: bytes) -> Contract:
    """A contract from JSON; `msgspec.ValidationError` when it is none."""
    return msgspec.json.decode(content, type=Contract)


def write_contract(contract: Contract) -> bytes:
    """A contract as JSON, one member a line, ending in a line break."""
    return msgspec.json.format(msgspec.json.encode(contract), indent=1) + b"\n"


@lru_cache(maxsize=64)
def contract_of(package: str) -> Contract:
    """The contract that a package ships as `testing/contract.json`, read once."""
    file = resources.files(package).joinpath("testing", "contract.json")
    return read_contract(file.read_bytes())
