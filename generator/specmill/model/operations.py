"""Operations of the model: what can be called, with what, and what may come back."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from specmill.diagnostics import Location
from specmill.model.notes import Notes
from specmill.model.pagination import Pagination
from specmill.model.sequences import Sequence, Streaming
from specmill.model.servers import Server
from specmill.model.types import Type

# OpenAPI 2.0 separates by tabs, too, and knows its delimiters in paths and headers as well.
DelimitedStyle = Literal["spaceDelimited", "pipeDelimited", "tabDelimited"]
PathStyle = Literal["simple", "label", "matrix"] | DelimitedStyle
QueryStyle = Literal["form", "deepObject"] | DelimitedStyle
HeaderStyle = Literal["simple"] | DelimitedStyle
CookieStyle = Literal["form", "cookie"]

PATH_ITEM_METHODS = (
    *("get", "put", "post", "delete", "options", "head", "patch", "trace", "query"),
)
"""The operations that a Path Item of OpenAPI 3 has members for, in the order of the standard."""
# RFC 9110, section 9.2.2, and draft-ietf-httpbis-safe-method-w-body, section 2.
IDEMPOTENT_METHODS = frozenset(
    {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"}
)
KEYED_METHODS = frozenset({"POST", "PATCH"})
"""The methods that can't simply be sent again (RFC 9110, section 9.2.2), so that keys are for them."""


class InPath(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """A segment of the path (OpenAPI 3.1, style values)."""

    style: PathStyle = "simple"
    explode: bool = False
    allow_reserved: bool = False


class InQuery(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """A name and value in the query."""

    style: QueryStyle = "form"
    explode: bool = True
    allow_reserved: bool = False


class InQueryString(msgspec.Struct, frozen=True, tag=True):
    """The whole query, written as the media type of the parameter (OpenAPI 3.2)."""


class InHeader(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """A header field."""

    explode: bool = False
    style: HeaderStyle = "simple"


class InCookie(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """A cookie; the style `cookie` leaves its value as it is (OpenAPI 3.2)."""

    explode: bool = True
    style: CookieStyle = "form"
    allow_reserved: bool = False


class AtPosition(msgspec.Struct, frozen=True, tag=True):
    """A JSON-RPC parameter by position, counted from 0."""

    index: int


class ByName(msgspec.Struct, frozen=True, tag=True):
    """A JSON-RPC parameter by name."""


Placement: TypeAlias = (
    InPath | InQuery | InQueryString | InHeader | InCookie | AtPosition | ByName
)


class Parameter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One input of an operation outside its body.

    `media_type` is set when the value is serialised as that media type instead of by style
    (`content`). `qualifier` names the suffix when the parameter is a qualified form of another
    (`opens__gte` of `opens`). A `shared` one is declared for all operations of a path.
    """

    wire_name: str
    type: Type
    placement: Placement
    required: bool = False
    identifier: str | None = None
    default: msgspec.Raw | None = None
    media_type: str | None = None
    qualifier: str | None = None
    deprecated: bool = False
    shared: bool = False
    notes: Notes = Notes()
    location: Location

    def is_header(self, name: str | None) -> bool:
        """True for the header of that name, in whatever case."""
        if name is None or not isinstance(self.placement, InHeader):
            return False
        return self.wire_name.lower() == name.lower()


class PartEncoding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one property of a form or multipart body is written (OpenAPI Encoding Object)."""

    field: str
    content_type: str | None = None
    style: QueryStyle | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[Parameter, ...] = ()


class Content(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A body in one media type; `type` is None when the description gives no schema.

    `streaming` is set when items of `item_type` are handed out as they arrive, `sequence` when the
    items of a list are sent one after the other.
    """

    media_type: str
    type: Type | None = None
    item_type: Type | None = None
    streaming: Streaming | None = None
    sequence: Sequence | None = None
    encodings: tuple[PartEncoding, ...] = ()
    notes: Notes = Notes()
    location: Location

    @property
    def essence(self) -> str:
        """The media type in lower case, without parameters (RFC 9110, section 8.3.1)."""
        if self.media_type == "application/json":
            return self.media_type
        return self.media_type.partition(";")[0].strip().lower()

    @property
    def is_json(self) -> bool:
        """True for `application/json` and every `+json` type."""
        return self.essence.endswith(("/json", "+json"))

    @property
    def is_form(self) -> bool:
        """True for `application/x-www-form-urlencoded`."""
        return self.essence == "application/x-www-form-urlencoded"

    @property
    def is_multipart(self) -> bool:
        """True for `multipart/form-data`."""
        return self.essence == "multipart/form-data"

    @property
    def is_written(self) -> bool:
        """True for what the runtime writes from values; anything else is passed as it is sent."""
        is_known = self.is_json or self.is_form or self.is_multipart
        return is_known or self.sequence is not None


class Body(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an operation sends; one of `contents` is chosen."""

    contents: tuple[Content, ...]
    required: bool = False
    notes: Notes = Notes()
    location: Location


class Link(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What can be called next with parts of an answer (OpenAPI, Link Object).

    `operation` is an operationId, or a reference as it is written; the values of `arguments` and of
    `body` are constants or runtime expressions, as JSON text.
    """

    name: str
    operation: str
    arguments: tuple[tuple[str, msgspec.Raw], ...] = ()
    body: msgspec.Raw | None = None
    notes: Notes = Notes()
    location: Location


class Result(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An answer of an HTTP API for one status match (`200`, `2XX`, `default`), or the result of an
    RPC method (`""`).
    """

    status: str
    contents: tuple[Content, ...] = ()
    headers: tuple[Parameter, ...] = ()
    links: tuple[Link, ...] = ()
    notes: Notes = Notes()
    location: Location


class RpcError(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An error object that a JSON-RPC method may answer with (JSON-RPC 2.0, section 5.1).

    `name` is the words of the name that all errors of the code have; "" for codes of the standard.
    """

    code: int
    message: str
    name: str = ""
    key: str | None = None
    data: Type | None = None
    notes: Notes = Notes()
    location: Location


class HttpBinding(msgspec.Struct, frozen=True, tag=True):
    """The operation is an HTTP request: a method as it is sent, and a path template."""

    method: str
    path: str


class RpcBinding(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """The operation is a JSON-RPC call; a notification has no answer."""

    method: str
    by_position: bool = False
    notification: bool = False


Binding: TypeAlias = HttpBinding | RpcBinding


class CallExample(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A documented call: arguments by wire name and the answer, as JSON text.

    `arguments` holds the parameters and then the members of the body when that is an object; `body`
    is the whole body.
    """

    name: str
    arguments: tuple[tuple[str, msgspec.Raw], ...] = ()
    body: msgspec.Raw | None = None
    result: msgspec.Raw | None = None
    summary: str | None = None


class Operation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that can be called.

    `id` is unique in the Api; `group` is the path of namespaces and `name` the wished method name,
    in words of the description; as long as the passes have not run, an operation without
    `x-specmill-name` has no name, only its `tags`. `security` is None when the Api's default holds;
    each alternative is a set of scheme keys with scopes that are needed together, and an empty
    alternative means that anonymous calls are allowed. `idempotency_key` is the header of a key by
    which the server knows a repeated request again. `unpaged` says that the description, or sdk.yaml,
    denies that the operation is paged. `places` are where else the description speaks of it: what its path says for
    all methods, and the reference that leads to it.
    """

    id: str
    group: tuple[str, ...]
    name: str
    tags: tuple[str, ...] = ()
    binding: Binding
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    results: tuple[Result, ...] = ()
    errors: tuple[Result, ...] = ()
    rpc_errors: tuple[RpcError, ...] = ()
    security: tuple[Requirement, ...] | None = None
    pagination: Pagination | None = None
    unpaged: bool = False
    idempotent: bool = False
    idempotency_key: str | None = None
    deprecated: bool = False
    servers: tuple[Server, ...] = ()
    examples: tuple[CallExample, ...] = ()
    notes: Notes = Notes()
    location: Location
    places: tuple[Location, ...] = ()


class Requirement(msgspec.Struct, frozen=True):
    """Schemes that are needed together: (scheme key, scopes)."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...]


class Skipped(msgspec.Struct, frozen=True):
    """An operation that was left out, with the code of the diagnostic that says why."""

    operation: str
    code: str
    location: Location
