"""The frontends, and which of them reads a description."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from specmill.diagnostics import Diagnostics
from specmill.frontends.foreign import kind_hint
from specmill.frontends.openapi.document import parse_openapi
from specmill.frontends.openrpc.document import parse_openrpc
from specmill.frontends.settling import settle
from specmill.frontends.structure import report_violations
from specmill.frontends.structure_keys import suggestion
from specmill.frontends.swagger.document import parse_swagger
from specmill.frontends.vocabulary import check_hints
from specmill.model.api import Api
from specmill.source.node import JsonValue, Node
from specmill.source.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontend:
    """A description language: the key that holds its version, the versions read, and the function
    that reads them.
    """

    name: str
    key: str
    versions: tuple[str, ...]
    parse: Callable[[Node, Workspace, Diagnostics], Api]


FRONTENDS: tuple[Frontend, ...] = (
    Frontend(name="OpenAPI 2.0", key="swagger", versions=("2.0",), parse=parse_swagger),
    Frontend(
        name="OpenAPI 3.0", key="openapi", versions=("3.0.",), parse=parse_openapi
    ),
    Frontend(
        name="OpenAPI 3.1", key="openapi", versions=("3.1.",), parse=parse_openapi
    ),
    Frontend(
        name="OpenAPI 3.2", key="openapi", versions=("3.2.",), parse=parse_openapi
    ),
    Frontend(
        name="OpenRPC 1",
        key="openrpc",
        versions=tuple(f"1.{minor}." for minor in range(10)),
        parse=parse_openrpc,
    ),
)


def detect(root: Node) -> Frontend | None:
    """The frontend that reads a description; None when its language or version is unknown."""
    for frontend in FRONTENDS:
        version = root.text(frontend.key)
        if version is not None and version.startswith(frontend.versions):
            return frontend
    return None


def parse(
    root: Node, workspace: Workspace, diagnostics: Diagnostics
) -> tuple[Node, Api]:
    """The root of a description, whatever its language, as its references have to be followed, and its model.

    Its problems go to `diagnostics`.
    """
    frontend = detect(root)
    if frontend is None:
        _report_unknown(root, diagnostics)
        return root, Api(title="", version="", protocol="http", location=root.location)
    settled = settle(root, workspace, diagnostics)
    root = settled.root
    api = frontend.parse(root, workspace, diagnostics)
    report_violations(settled.misfits, workspace, diagnostics, settled.lost)
    check_hints(root, workspace, diagnostics)
    return root, api


def _key_hint(root: Node) -> str | None:
    """The key of the version, where one is nearly called so."""
    for name, _ in root.items():
        meant = suggestion(name, ("openapi", "swagger", "openrpc"))
        if meant is not None:
            return f"did you mean {meant!r} by {name!r}?"
    return None


def _report_unknown(root: Node, diagnostics: Diagnostics) -> None:
    known = ", ".join(frontend.name for frontend in FRONTENDS)
    for key in ("openapi", "swagger", "openrpc"):
        if key in root:
            node = root[key]
            message = f"{key} {_shown(node.value)} is no version that is known"
            usual = "2.0" if key == "swagger" else "3.1.0"
            hint = (
                f'write the version as text, such as "{usual}"'
                if not isinstance(node.value, str)
                else None
            )
            is_short = not isinstance(node.value, float) or key != "swagger"
            for longer in (f"{node.value}.0", f"{node.value}.0.0"):
                if is_short and any(
                    one.key == key and longer.startswith(one.versions)
                    for one in FRONTENDS
                ):
                    hint = f'write "{longer}"'
                    break
            for one in FRONTENDS:
                apart = one.key != key and "openrpc" not in (one.key, key)
                if apart and str(node.value).startswith(one.versions):
                    hint = f'write `{one.key}: "{node.value}"`'
            diagnostics.error(
                "unknown-version", message, node.location, hint or f"known are {known}"
            )
            return
    diagnostics.error(
        "unknown-version",
        "the document has none of 'openapi', 'swagger' and 'openrpc', so it is no description that"
        " is known",
        root.location,
        _key_hint(root) or kind_hint(root) or f"known are {known}",
    )


def _shown(value: JsonValue) -> str:
    return repr(value) if isinstance(value, str) else str(value)
