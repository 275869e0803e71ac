"""Operations as both sides have agreed upon them, whatever language describes them."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from specmill.contract.schemas import Schema, Schemas
from specmill.contract.security import Requirement, SecurityScheme
from specmill.contract.servers import Server
from specmill.diagnostics import Location
from specmill.source.node import Node

Language: TypeAlias = Literal["openapi", "openrpc"]
ParameterLocation: TypeAlias = Literal[
    "path", "query", "querystring", "header", "cookie", "rpc"
]
ParameterStructure: TypeAlias = Literal["by-name", "by-position", "either"]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Anything that stands somewhere; `origin` has its texts, examples and extensions."""

    origin: Node

    @property
    def location(self) -> Location:
        """The file and the JSON pointer it was read from."""
        return self.origin.location


class Content(Part, frozen=True, kw_only=True):
    """What travels in one media type, named in lower case and without blanks.

    `item_schema` is that of each item of a stream (OpenAPI 3.2); no `schema` means any value.
    """

    media_type: str
    schema: Schema | None = None
    item_schema: Schema | None = None
    encodings: tuple[Encoding, ...] = ()


class Parameter(Part, frozen=True, kw_only=True):
    """An input outside the body.

    Exactly one of `schema` and `content` says what it takes, if anything does; `style` and
    `explode` are the defaults of its location where nothing is written. `position` counts the
    parameters of a path from its start, and those of an RPC method in their order; it is -1 for all
    others.
    """

    name: str
    placed: ParameterLocation
    required: bool = False
    style: str = ""
    explode: bool = False
    allow_reserved: bool = False
    allow_empty: bool = False
    deprecated: bool = False
    schema: Schema | None = None
    content: Content | None = None
    position: int = -1


class Header(Part, frozen=True, kw_only=True):
    """A header field of a response or a part; names are compared without case."""

    name: str
    required: bool = False
    explode: bool = False
    deprecated: bool = False
    schema: Schema | None = None
    content: Content | None = None


class Encoding(Part, frozen=True, kw_only=True):
    """How one field of a form or multipart body is written."""

    field: str
    content_type: str | None = None
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[Header, ...] = ()


class Body(Part, frozen=True, kw_only=True):
    """A request body in the media types that the server understands."""

    required: bool = False
    contents: tuple[Content, ...] = ()


class Link(Part, frozen=True, kw_only=True):
    """What can be called next with parts of an answer; `origin` says how."""

    name: str


class Response(Part, frozen=True, kw_only=True):
    """An answer: `status` is `200`, `2XX` or `default`, and empty for the result of an RPC method."""

    status: str
    contents: tuple[Content, ...] = ()
    headers: tuple[Header, ...] = ()
    links: tuple[Link, ...] = ()


class Error(Part, frozen=True, kw_only=True):
    """An error that an RPC method may answer with.

    `data` is there when its shape is described; `sample` is any other value that stands there.
    """

    code: int
    message: str
    data: Schema | None = None
    sample: Node | None = None


class Operation(Part, frozen=True, kw_only=True):
    """One operation, or with `caller` set one request that the API sends.

    `key` names it whatever its path parameters are called: `GET /pets/{}`, or the RPC method.
    `template` is the path with placeholders as its parameters are called.
    `security` are the alternatives that hold for it, where no credentials are an alternative too; `security_origin` is
    the list of them, or the whole description where there is none;
    `servers` only those of its own or of its path. An RPC method with neither responses is a
    notification. `caller` is the key of the operation with this callback, or empty for a webhook.
    """

    key: str
    id: str | None
    method: str
    path: str
    template: str = ""
    tags: tuple[str, ...] = ()
    deprecated: bool = False
    parameters: tuple[Parameter, ...] = ()
    structure: ParameterStructure = "by-name"
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    errors: tuple[Error, ...] = ()
    security: tuple[Requirement, ...] = ()
    security_origin: Node
    servers: tuple[Server, ...] = ()
    idempotent: bool = False
    safe: bool = False
    idempotency_key: str | None = None
    caller: str | None = None
    address: str = ""


class Contract(Part, frozen=True, kw_only=True):
    """A whole description.

    `incoming` are webhooks and callbacks. Schemas refer to each other by `#/$defs/<key>`, which
    `schemas` leads to. `declared` are the keys of the named schemas of the description itself.
    """

    language: Language
    dialect: str
    title: str
    version: str
    operations: tuple[Operation, ...]
    schemas: Schemas
    incoming: tuple[Operation, ...] = ()
    declared: tuple[str, ...] = ()
    schemes: tuple[SecurityScheme, ...] = ()
    servers: tuple[Server, ...] = ()
