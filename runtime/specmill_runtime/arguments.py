"""The record of one argument, short constructors for it, one per placement, and its checks."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast

import msgspec
from msgspec import UNSET

from specmill_runtime.walks import is_array
from specmill_runtime.wire import UnknownVariant

if TYPE_CHECKING:
    from typing import TypedDict, Unpack

    class _Any(TypedDict, total=False):
        """What any argument may have; see Argument."""

        item: type | None
        wire_type: LazyType | None
        identifier: str | None

    class _Path(_Any, total=False):
        allow_reserved: bool
        explode: bool
        media_type: str | None
        style: Style

    class _Content(_Any, total=False):
        media_type: str | None
        required: bool

    class _Header(_Content, total=False):
        explode: bool
        style: Style

    class _Cookie(_Header, total=False):
        allow_reserved: bool

    class _Body(_Any, total=False):
        required: bool
        nullable: bool

    class _Whole(_Body, total=False):
        members: tuple[Argument, ...]

    class _Parameter(_Body, total=False):
        default: object

    class _Field(_Body, total=False):
        needed: bool
        default: object
        style: Style
        explode: bool
        allow_reserved: bool
        media_type: str | None


Placement: TypeAlias = Literal[
    "path",
    "query",
    "querystring",
    "header",
    "cookie",
    "position",
    "name",
    "field",
    "body",
]
Style: TypeAlias = Literal[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "tabDelimited",
    "deepObject",
    "cookie",
]
LazyType: TypeAlias = Callable[[], object]


class Argument(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One Python argument of an operation and how it travels."""

    wire: str
    """Name on the wire; for `position` and `body` only messages show it."""
    placement: Placement
    kind: type | None = None
    """Checked before sending: str, int, float, bool, datetime, date, time, timedelta, Decimal,
    UUID, bytes, list (any sequence or set), dict (any mapping or model); object is anything, of
    which a text is JSON too where the field is; None checks nothing."""
    item: type | None = None
    """For `kind=list`: the kind of every item."""
    required: bool = False
    needed: bool = False
    """Whether a body that may be left out cannot be sent without this field."""
    style: Style = "form"
    explode: bool = True
    allow_reserved: bool = False
    """Whether reserved characters stay as they are (RFC 6570 §3.2.3); not in headers."""
    media_type: str | None = None
    """For parameters with `content`: the value travels as text of this media type (JSON; a whole
    query also as a form or as text). For a field of a multipart body: the type of its part, or
    several or a range for files."""
    wire_type: LazyType | None = None
    """Gives the type, with wire types in it, by which the value is written."""
    nullable: bool = False
    """Whether None is a value, sent as null, and only UNSET means absent."""
    default: object = UNSET
    """Sent when the argument is absent: by JSON-RPC, and of a needed field in every body; UNSET for nothing."""
    identifier: str | None = None
    """Python name, for messages, where it differs from the wire name."""
    members: tuple[Argument, ...] = ()
    """Of a form that is one argument: the fields that are not written in the usual way."""

    @property
    def label(self) -> str:
        """The name under which messages speak of the argument."""
        return self.identifier or self.wire


def path(wire: str, kind: type | None = None, **details: Unpack[_Path]) -> Argument:
    """A required parameter in the path; simple and not exploded unless said otherwise."""
    own: _Path = {"style": "simple", "explode": False, **details}
    return Argument(wire=wire, placement="path", kind=kind, required=True, **own)


def query(wire: str, kind: type | None = None, **details: Unpack[_Field]) -> Argument:
    """A parameter in the query."""
    return Argument(wire=wire, placement="query", kind=kind, **details)


def querystring(
    wire: str, kind: type | None = None, **details: Unpack[_Content]
) -> Argument:
    """The parameter that is the whole query, in its media type."""
    return Argument(wire=wire, placement="querystring", kind=kind, **details)


def header(wire: str, kind: type | None = None, **details: Unpack[_Header]) -> Argument:
    """A parameter in a header; simple and not exploded unless said otherwise."""
    own: _Header = {"style": "simple", "explode": False, **details}
    return Argument(wire=wire, placement="header", kind=kind, **own)


def cookie(wire: str, kind: type | None = None, **details: Unpack[_Cookie]) -> Argument:
    """A parameter in a cookie."""
    return Argument(wire=wire, placement="cookie", kind=kind, **details)


def position(
    wire: str, kind: type | None = None, **details: Unpack[_Parameter]
) -> Argument:
    """A JSON-RPC parameter by position; arguments stand in the order of their positions."""
    return Argument(wire=wire, placement="position", kind=kind, **details)


def named(
    wire: str, kind: type | None = None, **details: Unpack[_Parameter]
) -> Argument:
    """A JSON-RPC parameter by name."""
    return Argument(wire=wire, placement="name", kind=kind, **details)


def field(wire: str, kind: type | None = None, **details: Unpack[_Field]) -> Argument:
    """A field of a body whose fields are arguments; style and explode matter to forms only."""
    return Argument(wire=wire, placement="field", kind=kind, **details)


def body(kind: type | None = None, **details: Unpack[_Whole]) -> Argument:
    """The body as one argument, named `body` unless `identifier` says otherwise."""
    name = details.get("identifier") or "body"
    own: _Whole = {**details, "identifier": name}
    return Argument(wire=name, placement="body", kind=kind, **own)


Check: TypeAlias = Callable[[object], bool]

_NO_COOKIE: Final = r"[^\x21\x23-\x2B\x2D-\x3A\x3C-\x5B\x5D-\x7E]"


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def is_finite(value: float | Decimal) -> bool:
    """Whether a number is neither infinite nor NaN, however large; a float may be too small for it."""
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) or math.isfinite(value)


def header_complaint(text: str) -> str | None:
    """Why no header can carry a text (RFC 9110 §5.5): visible ASCII, space and tab; None when one can."""
    if not text.isascii() or not text.replace("\t", " ").isprintable():
        return "a header holds printable ASCII only, no line break"
    if text != text.strip():
        return "a header neither begins nor ends with white space"
    return None


def header_text(text: str) -> str:
    """`text` itself; ValueError when no header can carry it."""
    complaint = header_complaint(text)
    if complaint is not None:
        raise ValueError(complaint)
    return text


def cookie_complaint(text: str) -> str | None:
    """Why no cookie can hold a text (RFC 6265 §4.1.1); None when one can."""
    if re.search(_NO_COOKIE, text):
        return "a cookie has no white space, comma, semicolon, quote or backslash"
    return None


def _is_float(value: object) -> bool:
    return _is_int(value) or (isinstance(value, float) and math.isfinite(value))


def _is_decimal(value: object) -> bool:
    return _is_int(value) or (isinstance(value, Decimal) and value.is_finite())


def _is_date(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_bytes(value: object) -> bool:
    return isinstance(value, (bytes, bytearray, memoryview))


def _is_dict(value: object) -> bool:
    return isinstance(value, (Mapping, msgspec.Struct, UnknownVariant))


_CHECKS: Final[dict[type[Any], Check]] = {
    int: _is_int,
    float: _is_float,
    Decimal: _is_decimal,
    date: _is_date,
    bytes: _is_bytes,
    list: is_array,
    dict: _is_dict,
}
_WORDS: Final[dict[type[Any], str]] = {
    int: "an int",
    float: "a finite number",
    Decimal: "a finite Decimal or int",
    date: "a date without time",
    list: "a list or another sequence or set",
    dict: "a mapping or a model",
}


def check_of(kind: type) -> Check:
    """Whether a value may be sent where `kind` is described; a bool is neither int nor float.

    A kind that is no class of its values, such as File, says by `accepts` what it takes.
    """
    known: Check | None = _CHECKS.get(kind) or getattr(kind, "accepts", None)
    return known or (lambda value: isinstance(value, kind))


def complaint_of(argument: Argument) -> Callable[[object], str | None]:
    """The function that says what is wrong with a value of `argument`; None when nothing is.

    The text holds the type of the value, never the value.
    """
    kind, item = argument.kind, argument.item
    if kind is None:
        return lambda value: None
    fits = check_of(kind)
    item_fits = None if item is None else check_of(item)

    def complain(value: object) -> str | None:
        if not fits(value):
            return f"must be {_word(kind)}, not {type(value).__name__}"
        if item_fits is not None:
            for index, one in enumerate(cast("Sequence[object]", value)):
                if not item_fits(one):
                    wanted = _word(cast("type", item))
                    return f"must hold {wanted} at [{index}], not {type(one).__name__}"
        return None

    return complain


def _word(kind: type) -> str:
    return _WORDS.get(kind) or str(getattr(kind, "wanted", kind.__name__))
