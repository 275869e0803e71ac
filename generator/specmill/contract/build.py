"""A description of any language → its contract."""

from __future__ import annotations

from specmill.contract.http import find_requests, read_incoming, read_operations
from specmill.contract.operations import Contract
from specmill.contract.reading import Reading
from specmill.contract.rpc import read_methods
from specmill.contract.schemas import Schemas
from specmill.contract.security import read_schemes
from specmill.contract.servers import read_servers
from specmill.diagnostics import Diagnostics
from specmill.frontends.swagger.document import translate_document
from specmill.source.node import Node
from specmill.source.workspace import Workspace


def build_contract(root: Node, workspace: Workspace) -> Contract:
    """What the description at `root` says that client and server can rely on.

    Whatever is broken in it is left out; the workspace reports references that lead nowhere.
    """
    if "openrpc" in root:
        return _openrpc(root, workspace)
    if "swagger" in root:
        translated = translate_document(root, workspace, Diagnostics())
        return _openapi(root, translated, workspace, "/definitions/")
    return _openapi(root, root, workspace, "/components/schemas/")


def _openapi(root: Node, seen: Node, workspace: Workspace, home: str) -> Contract:
    version = root.text("openapi") or ""
    siblings = "swagger" not in root and not version.startswith("3.0")
    schemas = Schemas(workspace, root, home, siblings=siblings)
    components = seen.get("components") or Node({}, root.file, root)
    declared = schemas.declare(components.get("schemas"))
    reading = Reading(workspace=workspace, root=seen, schemas=schemas)
    requests = find_requests(reading, seen.get("paths"))
    return Contract(
        language="openapi",
        dialect=version or root.text("swagger") or "",
        title=_text(root, "title"),
        version=_text(root, "version"),
        operations=read_operations(reading, requests),
        incoming=read_incoming(reading, seen, requests),
        schemas=schemas,
        declared=declared,
        schemes=read_schemes(reading.following, components.get("securitySchemes")),
        servers=read_servers(seen.get("servers")),
        origin=root,
    )


def _openrpc(root: Node, workspace: Workspace) -> Contract:
    schemas = Schemas(workspace, root, "/components/schemas/", siblings=True)
    components = root.get("components") or Node({}, root.file, root)
    declared = schemas.declare(components.get("schemas"))
    reading = Reading(workspace=workspace, root=root, schemas=schemas)
    return Contract(
        language="openrpc",
        dialect=root.text("openrpc") or "",
        title=_text(root, "title"),
        version=_text(root, "version"),
        operations=read_methods(reading, root.get("methods")),
        schemas=schemas,
        declared=declared,
        schemes=read_schemes(
            reading.following, root.get("x-specmill-security-schemes")
        ),
        servers=read_servers(root.get("servers")),
        origin=root,
    )


def _text(root: Node, key: str) -> str:
    info = root.get("info")
    value = None if info is None else info.get(key)
    return "" if value is None or value.value is None else str(value.value)
