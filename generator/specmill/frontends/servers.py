"""Addresses of an API: Server Objects of OpenAPI and OpenRPC."""

from __future__ import annotations

import re

from specmill.frontends.html_texts import text_of
from specmill.frontends.parsing import Parsing
from specmill.frontends.wire import check_server_url
from specmill.model.servers import Server, ServerVariable
from specmill.source.node import Node

_WORD = re.compile(r"[\w{}.-]*")
_EXPRESSION = re.compile(r"\$\{([^{}]*)\}")
# What would end the path, the host or the user of an address early.
_NO_PART = re.compile(r"[\s@?#\\]")
_USER = re.compile(r"(?<=://)[^/?#@]*@")


def parse_servers(parsing: Parsing, node: Node | None) -> tuple[Server, ...]:
    """The servers of a list, in its order; a variable without default or a placeholder without
    variable is an error.
    """
    return tuple(
        _server(parsing, one)
        for one in (node.elements() if node is not None else ())
        if check_server_url(parsing, one.text("url") or "", one)
        and _is_filled(parsing, one)
    )


def template_of(server: Node) -> str:
    """The address of a server, with the runtime expressions of OpenRPC (`${name}`) as placeholders."""
    url = server.text("url") or ""
    for name, _ in server["variables"].items() if "variables" in server else ():
        url = url.replace(f"${{{name}}}", f"{{{name}}}")
    return url


def _is_filled(parsing: Parsing, node: Node) -> bool:
    """Whether the description says what stands for each expression of an address."""
    url = template_of(node)
    unknown = _EXPRESSION.search(url)
    if unknown is not None:
        parsing.diagnostics.warning(
            "degraded-server",
            f"the address {url!r} has the expression {unknown[0]!r}, which no variable defines:"
            " it is left out",
            node.location,
            f"add `variables: {{{unknown[1]}: {{default: …}}}}`",
        )
    return unknown is None


def _server(parsing: Parsing, node: Node) -> Server:
    variables = node.get("variables")
    url = template_of(node)
    if url.startswith("//"):
        # RFC 3986, section 4.2: the scheme would be that of where the description is from.
        url = f"https:{url}"
    url = _plain(parsing, url, node)
    found = tuple(
        _variable(parsing, name, one)
        for name, one in (variables.items() if variables is not None else ())
    )
    declared = {one.name for one in found}
    for name in placeholders(url):
        if name not in declared and not name.startswith("$"):
            parsing.diagnostics.error(
                "server-variable-undefined",
                f"the address {url!r} has the placeholder {name!r}, which no variable defines",
                node.location,
                f"add `variables: {{{name}: {{default: …}}}}`",
            )
    return Server(
        url=url,
        description=(
            node.text("description") or node.text("summary") or node.text("name")
        ),
        variables=found,
    )


def _plain(parsing: Parsing, url: str, node: Node) -> str:
    """An address that paths can be appended to, and that says nothing of who asks."""
    plain = re.split(r"[?#]", _USER.sub("", url), maxsplit=1)[0]
    if plain != url:
        parsing.diagnostics.warning(
            "degraded-server",
            f"the address {plain!r} comes with a user, a query or a fragment, which is left out",
            node.location,
            "describe what every request has as a parameter or a security scheme",
        )
    return plain


def _variable(parsing: Parsing, name: str, node: Node) -> ServerVariable:
    values = node.get("enum")
    places = {str(one.value): one for one in values.elements()} if values else {}
    allowed = [
        one for one, place in places.items() if _is_part(parsing, name, one, place)
    ]
    default = _text(node, "default")
    if allowed and "default" in node and default not in places:
        # A slip, such as `{name}`, is one thing; what could lead elsewhere another.
        is_slip = _WORD.fullmatch(default) is not None
        report = parsing.diagnostics.warning if is_slip else parsing.diagnostics.error
        report(
            "server-variable-default",
            f"the default {default!r} of server variable {name!r} is none of its values"
            + (f": {allowed[0]!r} is taken" if is_slip else ""),
            node.location,
            f"use one of: {', '.join(allowed)}",
        )
    if allowed and default not in allowed:
        default = allowed[0]
    elif not allowed and (
        default in places or not _is_part(parsing, name, default, node)
    ):
        default = ""
    return ServerVariable(
        name=name,
        default=default,
        values=tuple(allowed),
        description=text_of(node, "description"),
    )


def _is_part(parsing: Parsing, name: str, value: str, node: Node) -> bool:
    """Whether a value of a variable can stand in an address; one that can't is a warning."""
    is_usable = value.isprintable() and not _NO_PART.search(value)
    if not is_usable:
        parsing.diagnostics.warning(
            "degraded-server",
            f"{value!r} of server variable {name!r} is no part of an address: it is left out",
            node.location,
            "write what the address has in its place",
        )
    return is_usable


def placeholders(template: str) -> list[str]:
    """The names between braces of a template, in order of appearance."""
    found: list[str] = []
    rest = template
    while "{" in rest:
        name, brace, rest = rest.partition("{")[2].partition("}")
        if brace:
            found.append(name)
    return found


def _text(node: Node, key: str) -> str:
    value = node.value.get(key) if isinstance(node.value, dict) else None
    return "" if value is None else str(value)
