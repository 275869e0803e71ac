"""Parts of operation records that need no imports of their own: placements, security, paging, defaults."""

from __future__ import annotations

import msgspec

from specmill.model.api import Api
from specmill.model.auth import ForeignScheme
from specmill.model.operations import (
    AtPosition,
    ByName,
    Content,
    InCookie,
    InHeader,
    InPath,
    InQuery,
    InQueryString,
    Parameter,
    PartEncoding,
    Requirement,
)
from specmill.model.types import Field
from specmill.python import literals
from specmill.python.arguments import Argument
from specmill.python.code import Code
from specmill.python.layout import Expression, tuple_of


def placement(item: Argument) -> tuple[str, dict[str, Expression]]:
    """The constructor for where the argument travels, with what differs from that place's defaults."""
    source = item.source
    if isinstance(source, Content):
        return "body", {}
    if isinstance(source, Field):
        return "field", form_style(item.encoding)
    named: dict[str, Expression] = {}
    if source.media_type is not None:
        named["media_type"] = literals.string(source.media_type)
    function, style, default_style, explode, default_explode = _style(source)
    if style != default_style:
        named["style"] = literals.string(style)
    if explode != default_explode:
        named["explode"] = literals.boolean(explode)
    if getattr(source.placement, "allow_reserved", False):
        named["allow_reserved"] = literals.boolean(True)
    return function, named


def form_style(encoding: PartEncoding | None) -> dict[str, Expression]:
    """How a field of a form is written, where that is not the usual way."""
    named: dict[str, Expression] = {}
    if encoding is None:
        return named
    style = encoding.style or "form"
    if style != "form":
        named["style"] = literals.string(style)
    # OpenAPI 3.1, Encoding Object: only `form` is exploded unless the description says so.
    explode = encoding.explode if encoding.explode is not None else style == "form"
    if not explode:
        named["explode"] = literals.boolean(False)
    if encoding.allow_reserved:
        named["allow_reserved"] = literals.boolean(True)
    return named


def security(requirements: tuple[Requirement, ...], api: Api) -> Expression:
    """Alternatives of scheme keys as nested tuples, without what no SDK can do (Digest, certificates of clients),
    and without those that need nothing else.
    """
    foreign = {one.key for one in api.schemes if isinstance(one, ForeignScheme)}
    alternatives = (tuple(key for key, _ in one.schemes) for one in requirements)
    return tuple_of(
        tuple(
            tuple_of(tuple(literals.string(key) for key in one if key not in foreign))
            for one in alternatives
            if not one or not foreign.issuperset(one)
        )
    )


def json_literal(value: msgspec.Raw) -> Code:
    """A JSON scalar as a Python literal."""
    decoded = msgspec.json.decode(value)
    assert decoded is None or isinstance(decoded, (str, int, float, bool))
    return literals.scalar(decoded)


def _style(parameter: Parameter) -> tuple[str, str, str, bool, bool]:
    match parameter.placement:
        case InPath(style=style, explode=explode):
            return "path", style, "simple", explode, False
        case InQuery(style=style, explode=explode):
            return "query", style, "form", explode, True
        case InQueryString():
            return "querystring", "", "", False, False
        case InHeader(style=style, explode=explode):
            return "header", style, "simple", explode, False
        case InCookie(style=style, explode=explode):
            return "cookie", style, "form", explode, True
        case AtPosition():
            return "position", "", "", False, False
        case ByName():
            return "named", "", "", False, False
