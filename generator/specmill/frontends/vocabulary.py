"""The `x-specmill-*` keys that frontends understand; every other one is a slip of the pen."""

from __future__ import annotations

import difflib
from typing import Any, Literal

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.frontends.hints import convert
from specmill.model.resources import ResourceHint
from specmill.source.node import Node
from specmill.source.workspace import Workspace

# With a letter less, so that a prefix that misses its end is found too.
MARK = "x-specmil"


class Hint(msgspec.Struct, frozen=True):
    """A key: the shape of its value, when nobody else checks it, and the only language that has it."""

    shape: Any = None
    language: Literal["openapi", "openrpc"] | None = None


HINTS: dict[str, Hint] = {
    "x-specmill-client-parameters": Hint(),
    "x-specmill-credentials": Hint(),
    "x-specmill-deprecation": Hint(),
    "x-specmill-doc-issues": Hint(),
    "x-specmill-encoding": Hint(Literal["basic"]),
    "x-specmill-formats": Hint(),
    "x-specmill-idempotency-key": Hint(language="openapi"),
    "x-specmill-idempotent": Hint(bool),
    "x-specmill-keep": Hint(bool),
    "x-specmill-name": Hint(str),
    "x-specmill-normalize": Hint(Literal["list"]),
    "x-specmill-pagination": Hint(),
    "x-specmill-provenance": Hint(),
    "x-specmill-qualifiers": Hint(language="openapi"),
    "x-specmill-resource": Hint(ResourceHint | bool),
    "x-specmill-rpc": Hint(language="openrpc"),
    "x-specmill-safe": Hint(bool),
    "x-specmill-security": Hint(language="openrpc"),
    "x-specmill-security-schemes": Hint(language="openrpc"),
    "x-specmill-stream": Hint(language="openapi"),
    "x-specmill-token-request": Hint(),
}


def check_hints(root: Node, workspace: Workspace, diagnostics: Diagnostics) -> None:
    """Report keys of `x-specmill-` that nobody reads, in every file of the description."""
    language = "openrpc" if "openrpc" in root else "openapi"
    for document in workspace.roots(MARK):
        seen: set[int] = set()
        waiting = [document]
        while waiting:
            node = waiting.pop()
            # An alias of YAML may stand in thousands of places.
            if id(node.value) in seen or not isinstance(node.value, (dict, list)):
                continue
            seen.add(id(node.value))
            for key, child in node.items():
                if key.startswith(MARK):
                    _check(key, child, language, diagnostics)
                waiting.append(child)
            waiting.extend(node.elements())


def _check(key: str, node: Node, language: str, diagnostics: Diagnostics) -> None:
    hint = HINTS.get(key)
    if hint is None:
        close = difflib.get_close_matches(key, HINTS, n=1, cutoff=0.8)
        diagnostics.error(
            "unknown-hint",
            f"{key!r} is no key that specmill knows",
            node.location,
            (
                f"did you mean '{close[0]}'?"
                if close
                else "docs/configuration.md lists those it does"
            ),
        )
    elif hint.language not in (None, language):
        other = "OpenRPC" if hint.language == "openrpc" else "OpenAPI"
        diagnostics.error(
            "unknown-hint", f"only {other} descriptions have {key!r}", node.location
        )
    elif hint.shape is not None:
        convert(diagnostics, node, hint.shape)
