"""Templates of paths and addresses: what stands between braces in them (OpenAPI 3.1, path templating)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

# RFC 6570: an operator before and a modifier behind the name. OpenAPI has them in `style` and
# `explode`.
_EXPRESSION = re.compile(r"[.;]?([^*:]+?)(\*|:\d+)?")
_QUERIED = re.compile(r"([^={}]+)=\{([^{}]*)\}")


def placeholders(template: str) -> list[str]:
    """The names between braces of a template, in order of appearance."""
    found: list[str] = []
    rest = template
    while "{" in rest:
        name, brace, rest = rest.partition("{")[2].partition("}")
        if brace:
            found.append(name)
    return found


def undefined(url: str, variables: Iterable[str]) -> Iterator[str]:
    """The placeholders of an address that are none of its variables.

    OpenRPC's runtime expressions (`${…}`) are resolved by whoever runs the description.
    """
    known = set(variables)
    for name in dict.fromkeys(placeholders(url)):
        if name not in known and name[:1] != "$" and f"${{{name}}}" not in url:
            yield name


def plain_name(written: str, declared: Container[str]) -> str:
    """The declared parameter that a placeholder such as `path*` is for; else what is written."""
    if written in declared:
        return written
    found = _EXPRESSION.fullmatch(written)
    return found[1] if found is not None and found[1] in declared else written


def queried(path: str) -> tuple[tuple[str, str], ...]:
    """What the query of a path template is written for: names and placeholders, `page={number}`."""
    query = path.partition("#")[0].partition("?")[2]
    pairs = (_QUERIED.fullmatch(pair) for pair in query.split("&"))
    return tuple((found[1], found[2]) for found in pairs if found is not None)
