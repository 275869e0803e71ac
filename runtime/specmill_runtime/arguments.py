"""The record of one argument and short constructors for it, one per placement."""

from collections.abc import Callable
from typing import Literal, TypeAlias

import msgspec
from msgspec import UNSET

Placement: TypeAlias = Literal[
    "path", "query", "header", "cookie", "position", "name", "field", "body"
]
Style: TypeAlias = Literal[
    "simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"
]
LazyType: TypeAlias = Callable[[], object]


class Argument(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One Python argument of an operation and how it travels."""

    wire: str
    """Name on the wire; for `position` and `body` only messages show it."""
    placement: Placement
    kind: type | None = None
    """Checked before sending: str, int, float, bool, datetime, date, time, timedelta, Decimal,
    UUID, bytes, list (any sequence or set), dict (any mapping or model); None checks nothing."""
    item: type | None = None
    """For `kind=list`: the kind of every item."""
    required: bool = False
    style: Style = "form"
    explode: bool = True
    allow_reserved: bool = False
    """Whether reserved characters stay as they are (RFC 6570 §3.2.3); queries only."""
    media_type: str | None = None
    """For parameters with `content`: the value travels as text of this media type (JSON)."""
    wire_type: LazyType | None = None
    """Gives the wire type whose `encode` writes the value."""
    nullable: bool = False
    """Whether None is a value, sent as null, and only UNSET means absent."""
    default: object = UNSET
    """Sent by JSON-RPC when the argument is absent; UNSET for nothing."""
    identifier: str | None = None
    """Python name, for messages, where it differs from the wire name."""

    @property
    def label(self) -> str:
        """The name under which messages speak of the argument."""
        return self.identifier or self.wire


def path(
    wire: str,
    kind: type | None = None,
    *,
    item: type | None = None,
    style: Style = "simple",
    explode: bool = False,
    media_type: str | None = None,
    wire_type: LazyType | None = None,
    identifier: str | None = None,
) -> Argument:
    """A required parameter in the path."""
    return Argument(
        wire=wire,
        placement="path",
        kind=kind,
        item=item,
        required=True,
        style=style,
        explode=explode,
        media_type=media_type,
        wire_type=wire_type,
        identifier=identifier,
    )


def query(
    wire: str,
    kind: type | None = None,
    *,
    item: type | None = None,
    required: bool = False,
    style: Style = "form",
    explode: bool = True,
    allow_reserved: bool = False,
    media_type: str | None = None,
    wire_type: LazyType | None = None,
    nullable: bool = False,
    identifier: str | None = None,
) -> Argument:
    """A parameter in the query."""
    return Argument(
        wire=wire,
        placement="query",
        kind=kind,
        item=item,
        required=required,
        style=style,
        explode=explode,
        allow_reserved=allow_reserved,
        media_type=media_type,
        wire_type=wire_type,
        nullable=nullable,
        identifier=identifier,
    )


def header(
    wire: str,
    kind: type | None = None,
    *,
    item: type | None = None,
    required: bool = False,
    explode: bool = False,
    media_type: str | None = None,
    wire_type: LazyType | None = None,
    identifier: str | None = None,
) -> Argument:
    """A parameter in a header; its style is always simple."""
    return Argument(
        wire=wire,
        placement="header",
        kind=kind,
        item=item,
        required=required,
        style="simple",
        explode=explode,
        media_type=media_type,
        wire_type=wire_type,
        identifier=identifier,
    )


def cookie(
    wire: str,
    kind: type | None = None,
    *,
    item: type | None = None,
    required: bool = False,
    explode: bool = True,
    media_type: str | None = None,
    wire_type: LazyType | None = None,
    identifier: str | None = None,
) -> Argument:
    """A parameter in a cookie; its style is always form."""
    return Argument(
        wire=wire,
        placement="cookie",
        kind=kind,
        item=item,
        required=required,
        style="form",
        explode=explode,
        media_type=media_type,
        wire_type=wire_type,
        identifier=identifier,
    )


def position(
    wire: str,
    kind: type | None = None,
    *,
    item: type | None = None,
    required: bool = False,
    wire_type: LazyType | None = None,
    nullable: bool = False,
    default: object = UNSET,
    identifier: str | None = None,
) -> Argument:
    """A JSON-RPC parameter by position; arguments stand in the order of their positions."""
    return Argument(
        wire=wire,
        placement="position",
        kind=kind,
        item=item,
        required=required,
        wire_type=wire_type,
        nullable=nullable,
        default=default,
        identifier=identifier,
    )


def named(
    wire: str,
    kind: type | None = None,
    *,
    item: type | None = None,
    required: bool = False,
    wire_type: LazyType | None = None,
    nullable: bool = False,
    default: object = UNSET,
    identifier: str | None = None,
) -> Argument:
    """A JSON-RPC parameter by name."""
    return Argument(
        wire=wire,
        placement="name",
        kind=kind,
        item=item,
        required=required,
        wire_type=wire_type,
        nullable=nullable,
        default=default,
        identifier=identifier,
    )


def field(
    wire: str,
    kind: type | None = None,
    *,
    item: type | None = None,
    required: bool = False,
    style: Style = "form",
    explode: bool = True,
    wire_type: LazyType | None = None,
    nullable: bool = False,
    identifier: str | None = None,
) -> Argument:
    """A field of a body whose fields are arguments; style and explode matter to forms only."""
    return Argument(
        wire=wire,
        placement="field",
        kind=kind,
        item=item,
        required=required,
        style=style,
        explode=explode,
        wire_type=wire_type,
        nullable=nullable,
        identifier=identifier,
    )


def body(
    kind: type | None = None,
    *,
    item: type | None = None,
    required: bool = False,
    wire_type: LazyType | None = None,
    nullable: bool = False,
    identifier: str = "body",
) -> Argument:
    """The body as one argument."""
    return Argument(
        wire=identifier,
        placement="body",
        kind=kind,
        item=item,
        required=required,
        wire_type=wire_type,
        nullable=nullable,
        identifier=identifier,
    )
