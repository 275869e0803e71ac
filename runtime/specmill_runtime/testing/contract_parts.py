"""The parts of a contract that requests and responses are made of: see the module `contract`."""

from typing import Any, Literal, TypeAlias

import msgspec

Schema: TypeAlias = dict[str, Any] | bool
Location: TypeAlias = Literal["path", "query", "querystring", "header", "cookie", "rpc"]


class Parameter(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False
):
    """A parameter of a request, or a parameter of a JSON-RPC method (`location="rpc"`).

    The parameters of a method stand in the order of their positions.
    """

    name: str
    location: Location
    identifier: str = ""
    """The keyword of the Python method; "" when it is the name."""
    of_client: bool = False
    """Whether the client is given it once, and no method takes it."""
    required: bool = False
    schema: Schema = True
    style: str = ""
    """"" is the default: simple in paths and headers, form elsewhere."""
    explode: bool | None = None
    """None is the default: true for form and cookie, false for others."""
    allow_reserved: bool = False
    allow_empty: bool = False
    media_type: str | None = None
    """Of a parameter with `content`; the schema then describes what its text says."""
    filters: str | None = None
    """For lists of a resource: the field that it narrows, optionally with a qualifier, such as
    `opens__gte`; None is the name itself when the resource has such a field, "" is nothing."""


class Encoding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False):
    """How a field of a form or a part of a multipart body is written."""

    media_type: str | None = None
    style: str = ""
    explode: bool | None = None
    allow_reserved: bool = False


class Content(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False):
    """A body in one media type (a range such as `image/*` is allowed)."""

    media_type: str
    schema: Schema | None = None
    """None when nothing is said about it, and for bytes."""
    item_schema: Schema | None = None
    """Of each item of a stream: server-sent events, JSON lines."""
    sequence: Literal["lines", "sequence"] | None = None
    """How the items of a list are sent one after the other; `schema` is that of the list."""
    encodings: dict[str, Encoding] = {}


class Body(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False):
    """The body of a request."""

    required: bool = False
    contents: tuple[Content, ...] = ()
    """The one that the Python method sends stands first."""
    identifier: str | None = None
    """The keyword that takes the whole body; None when its fields are keywords."""
    fields: dict[str, str] = {}
    """Keywords by wire name of the field, where its fields are keywords."""


class Header(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False):
    """A header of a response."""

    name: str
    required: bool = False
    schema: Schema = True
    style: str = ""
    explode: bool = False
    media_type: str | None = None


class Result(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False):
    """What a status is documented to come with; successes and failures alike."""

    status: str
    contents: tuple[Content, ...] = ()
    """Empty when there is no body."""
    headers: tuple[Header, ...] = ()
    error: str | None = None
    """Name of the exception that the client raises for it, such as `NotFoundError`."""


class RpcFailure(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False
):
    """A documented error of a JSON-RPC method."""

    code: int
    message: str = ""
    data: Schema | None = None
    error: str | None = None
    """Name of the exception that the client raises for it."""


class RpcMethod(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False
):
    """An operation as a JSON-RPC method; its one result has the status "200"."""

    name: str
    structure: Literal["by-position", "by-name", "either"] = "either"
    notification: bool = False
    failures: tuple[RpcFailure, ...] = ()
