"""The `x-specmill-*` keys that frontends understand; every other one is a slip of the pen."""

from __future__ import annotations

import difflib
from typing import Any, Literal

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.frontends.hint_places import Kind, kind_of
from specmill.frontends.hints import convert
from specmill.model.resources import ResourceHint
from specmill.source.document import keys_of
from specmill.source.node import Node
from specmill.source.workspace import Workspace

# With a letter less, so that a prefix that misses its end is found too.
MARK = "x-specmil"


class Hint(msgspec.Struct, frozen=True):
    """A key: where it belongs (anywhere, when empty), the shape of its value, when nobody else checks it,
    and the only language that has it.
    """

    on: frozenset[Kind] = frozenset()
    shape: Any = None
    language: Literal["openapi", "openrpc"] | None = None


_OPERATION: frozenset[Kind] = frozenset({"operation"})
_PARAMETER: frozenset[Kind] = frozenset({"parameter"})
_PATH: frozenset[Kind] = frozenset({"path"})
_ROOT: frozenset[Kind] = frozenset({"root"})
_SCHEMA: frozenset[Kind] = frozenset({"schema"})
_SCHEME: frozenset[Kind] = frozenset({"security scheme"})

HINTS: dict[str, Hint] = {
    "x-specmill-client-parameters": Hint(_ROOT),
    "x-specmill-credentials": Hint(_SCHEME),
    "x-specmill-deprecation": Hint(),
    "x-specmill-doc-issues": Hint(),
    "x-specmill-encoding": Hint(_SCHEME, Literal["basic"]),
    "x-specmill-formats": Hint(_ROOT),
    "x-specmill-idempotency-key": Hint(_OPERATION | _ROOT | _PATH, None, "openapi"),
    "x-specmill-idempotent": Hint(_OPERATION, bool),
    "x-specmill-keep": Hint(_SCHEMA, bool),
    "x-specmill-name": Hint(_OPERATION | _SCHEMA | _PARAMETER, str),
    "x-specmill-normalize": Hint(_SCHEMA, Literal["list"]),
    "x-specmill-pagination": Hint(_OPERATION),
    "x-specmill-provenance": Hint(),
    "x-specmill-qualifiers": Hint(_PARAMETER, None, "openapi"),
    "x-specmill-resource": Hint(_OPERATION, ResourceHint | bool),
    "x-specmill-rpc": Hint(_ROOT, None, "openrpc"),
    "x-specmill-safe": Hint(_OPERATION, bool),
    "x-specmill-security": Hint(_ROOT | _OPERATION, None, "openrpc"),
    "x-specmill-security-schemes": Hint(_ROOT, None, "openrpc"),
    "x-specmill-stream": Hint(_OPERATION, None, "openapi"),
    "x-specmill-token-request": Hint(_SCHEME),
}


def check_hints(root: Node, workspace: Workspace, diagnostics: Diagnostics) -> None:
    """Report keys of `x-specmill-` that nobody reads, in every file of the description."""
    language = "openrpc" if "openrpc" in root else "openapi"
    for document in workspace.roots(MARK):
        is_root = document.file == root.file
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
                    kind = kind_of(keys_of(node.location)) if is_root else None
                    _check(key, child, (language, kind), diagnostics)
                waiting.append(child)
            waiting.extend(node.elements())


_INSTEAD = {
    "x-specmill-security": "write `security`, which OpenAPI has itself",
    "x-specmill-security-schemes": "write them into `components.securitySchemes`",
}


def _check(
    key: str, node: Node, place: tuple[str, Kind | None], diagnostics: Diagnostics
) -> None:
    language, kind = place
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
            "unknown-hint",
            f"only {other} descriptions have {key!r}",
            node.location,
            _INSTEAD.get(key, "remove it: nothing takes its place here"),
        )
    elif kind is not None and hint.on and kind not in hint.on:
        diagnostics.error(
            "misplaced-hint",
            f"{key!r} means nothing on {_with_article(kind)}",
            node.location,
            f"it belongs on {' or '.join(map(_with_article, sorted(hint.on)))}",
        )
    elif hint.shape is not None:
        convert(diagnostics, node, hint.shape)


def _with_article(kind: Kind) -> str:
    match kind:
        case "root":
            return "the root"
        case "info":
            return "`info`"
        case "operation":
            return "an operation"
        case _:
            return f"a {kind}"
