"""Swagger Object: the whole of an OpenAPI 2.0 description.

Nothing is copied or moved: each object is seen with the members that OpenAPI 3.0 has for it, and
those keep the places where they stand. So one frontend reads all versions of OpenAPI, and every
finding has the line that the author wrote.
"""

from __future__ import annotations

from specmill.diagnostics import Diagnostics
from specmill.frontends.openapi.document import read_api
from specmill.frontends.parsing import Parsing
from specmill.frontends.schema import read_schema
from specmill.frontends.swagger.operations import translate_paths
from specmill.frontends.swagger.parameters import translate_parameter
from specmill.frontends.swagger.scope import Scope
from specmill.frontends.swagger.security import translate_schemes
from specmill.frontends.swagger.servers import translate_servers
from specmill.model.api import Api
from specmill.source.node import Node
from specmill.source.workspace import Workspace

_CLIENT_PARAMETERS = "x-specmill-client-parameters"


def parse_swagger(root: Node, workspace: Workspace, diagnostics: Diagnostics) -> Api:
    """The model of an OpenAPI 2.0 description; names of inline types and groups are left to the
    passes.
    """
    parsing = Parsing(
        workspace=workspace,
        diagnostics=diagnostics,
        root=translate_document(root, workspace, diagnostics),
        reader=read_schema,
        homes=("/definitions/",),
        reference_siblings=False,
    )
    return read_api(parsing)


def translate_document(
    root: Node, workspace: Workspace, diagnostics: Diagnostics
) -> Node:
    """The description as seen with the members of OpenAPI 3."""
    scope = Scope(workspace=workspace, diagnostics=diagnostics, root=root)
    components = {
        "schemas": root.get("definitions"),
        "securitySchemes": translate_schemes(root.get("securityDefinitions")),
    }
    replaced = {
        "servers": translate_servers(root),
        "paths": translate_paths(scope, root.get("paths")),
        "components": root.seen_as(_given(components)),
        _CLIENT_PARAMETERS: _client_parameters(root.get(_CLIENT_PARAMETERS)),
    }
    return root.seen_as({**dict(root.items()), **_given(replaced)})


def _client_parameters(node: Node | None) -> Node | None:
    if node is None:
        return None
    return node.listed_as([translate_parameter(one) for one in node.elements()])


def _given(members: dict[str, Node | None]) -> dict[str, Node]:
    return {key: one for key, one in members.items() if one is not None}
