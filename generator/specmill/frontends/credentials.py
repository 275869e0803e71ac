"""Names of the client's credential arguments, from `x-specmill-credentials` of a security scheme."""

from __future__ import annotations

from collections.abc import Mapping

from specmill.frontends.hints import convert
from specmill.frontends.parsing import Parsing
from specmill.source.node import Node


def parse_credentials(
    parsing: Parsing, node: Node, wanted: Mapping[str, str]
) -> dict[str, str]:
    """The argument for each credential of a scheme; `wanted` has the usual ones, by role."""
    hint = node.get("x-specmill-credentials")
    given = None if hint is None else convert(parsing.diagnostics, hint, dict[str, str])
    for role in given or ():
        if hint is not None and role not in wanted:
            parsing.diagnostics.error(
                "invalid-extension",
                f"the scheme has no credential {role!r}",
                hint[role].location,
                f"use: {', '.join(wanted)}",
            )
    return {role: (given or {}).get(role, name) for role, name in wanted.items()}
