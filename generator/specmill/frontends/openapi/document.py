"""OpenAPI Object: the whole of an OpenAPI 3 description."""

from __future__ import annotations

from specmill.diagnostics import Diagnostics
from specmill.frontends.hints import parse_formats
from specmill.frontends.idempotency import common_key
from specmill.frontends.openapi.implied_security import (
    implied_requirements,
    implied_schemes,
    without_foreign,
)
from specmill.frontends.openapi.incoming import parse_incoming
from specmill.frontends.openapi.operations import find_requests, parse_operations
from specmill.frontends.openapi.parameters import parse_client_parameters
from specmill.frontends.parsing import Parsing
from specmill.frontends.schema import read_schema
from specmill.frontends.schema_components import declare_components, read_pending
from specmill.frontends.security import parse_requirements, parse_schemes
from specmill.frontends.servers import parse_servers
from specmill.frontends.titles import parse_api_notes, parse_groups, parse_title
from specmill.model.api import Api
from specmill.source.node import Node
from specmill.source.workspace import Workspace


def parse_openapi(root: Node, workspace: Workspace, diagnostics: Diagnostics) -> Api:
    """The model of an OpenAPI 3 description; names of inline types and groups are left to
    the passes.
    """
    version = root.text("openapi") or ""
    parsing = Parsing(
        workspace=workspace,
        diagnostics=diagnostics,
        root=root,
        reader=read_schema,
        # OpenAPI 3.0.3, Reference Object: what stands beside `$ref` is ignored.
        reference_siblings=not version.startswith("3.0"),
    )
    return read_api(parsing)


def read_api(parsing: Parsing) -> Api:
    """The model of what stands in `parsing.root`, which has the members of OpenAPI 3."""
    root, diagnostics = parsing.root, parsing.diagnostics
    components = root.get("components") or Node({}, root.file, root)
    declare_components(parsing, components.get("schemas"))
    requests = find_requests(parsing, root.get("paths"))
    operations = parse_operations(parsing, requests)
    client_parameters = parse_client_parameters(parsing, root)
    incoming = parse_incoming(parsing, root, requests)
    read_pending(parsing)
    parsing.mistakes.report(diagnostics, (one.id for one in requests))
    title = parse_title(root)
    servers = parse_servers(parsing, root.get("servers"))
    schemes = parse_schemes(parsing, components.get("securitySchemes"))
    schemes = schemes or implied_schemes(parsing)
    security = parse_requirements(root.get("security"))
    if security is None:
        security = implied_requirements(parsing, schemes, operations)
        operations = without_foreign(operations, servers) if security else operations
    return Api(
        title=title.title,
        version=title.version,
        protocol="http",
        servers=servers,
        schemes=schemes,
        security=security,
        client_parameters=client_parameters,
        idempotency_key=common_key(parsing),
        formats=parse_formats(diagnostics, root),
        groups=parse_groups(root),
        operations=operations,
        skipped=tuple(parsing.skipped),
        incoming=incoming,
        types=parsing.declarations,
        licence=title.licence,
        contact=title.contact,
        notes=parse_api_notes(diagnostics, root),
        location=root.location,
    )
