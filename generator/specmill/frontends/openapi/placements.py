"""Where parameters travel: locations, styles and their defaults (OpenAPI 3.2, Parameter Object)."""

from __future__ import annotations

from specmill.model.operations import (
    CookieStyle,
    DelimitedStyle,
    HeaderStyle,
    InCookie,
    InHeader,
    InPath,
    InQuery,
    InQueryString,
    PathStyle,
    Placement,
    QueryStyle,
)
from specmill.source.node import Node

_DELIMITED: dict[str, DelimitedStyle] = {
    "spaceDelimited": "spaceDelimited",
    "pipeDelimited": "pipeDelimited",
    "tabDelimited": "tabDelimited",
}
_PATH_STYLES: dict[str, PathStyle] = {
    "simple": "simple",
    "label": "label",
    "matrix": "matrix",
    **_DELIMITED,
}
QUERY_STYLES: dict[str, QueryStyle] = {
    "form": "form",
    "deepObject": "deepObject",
    **_DELIMITED,
}
"""Styles of queries and forms."""

_HEADER_STYLES: dict[str, HeaderStyle] = {"simple": "simple", **_DELIMITED}
_COOKIE_STYLES: dict[str, CookieStyle] = {"form": "form", "cookie": "cookie"}


def placement_of(node: Node) -> Placement | None:
    """Where a Parameter Object travels and in which style; None for a place that there is not.

    A style that the place does not have is its default.
    """
    style = node.text("style") or ""
    exploded, reserved = node.flag("explode"), node.flag("allowReserved")
    match node.text("in"):
        case "path":
            return InPath(_PATH_STYLES.get(style, "simple"), exploded, reserved)
        case "query":
            known = QUERY_STYLES.get(style, "form")
            # What deepObject means without explode is undefined; name[key]=value is what everyone
            # sends.
            explode = node.flag("explode", known == "form") or known == "deepObject"
            return InQuery(known, explode, reserved)
        case "querystring":
            return InQueryString()
        case "header":
            return header_placement(node)
        case "cookie":
            explode = node.flag("explode", True)
            return InCookie(explode, _COOKIE_STYLES.get(style, "form"), reserved)
        case _:
            return None


def header_placement(node: Node) -> InHeader:
    """The style of a header: that of a Header Object, which has no `in`, too."""
    style = _HEADER_STYLES.get(node.text("style") or "", "simple")
    return InHeader(node.flag("explode"), style)
