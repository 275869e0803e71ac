"""OpenRPC Object: the whole of an OpenRPC 1.x description."""

from __future__ import annotations

from typing import Annotated

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.frontends.hints import convert, parse_formats
from specmill.frontends.html_texts import text_of
from specmill.frontends.openapi.parameters import parse_client_parameters
from specmill.frontends.openrpc.methods import parse_methods
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.schema import read_schema
from specmill.frontends.schema_components import declare_components, read_pending
from specmill.frontends.security import parse_requirements, parse_schemes
from specmill.frontends.servers import parse_servers
from specmill.frontends.titles import parse_api_notes, parse_title
from specmill.model.api import Api, Group, JsonRpc
from specmill.source.node import Node
from specmill.source.workspace import Workspace


class _Rpc(msgspec.Struct, forbid_unknown_fields=True):
    media_type: str = msgspec.field(name="mediaType", default="application/json")
    lenient_ids: bool = msgspec.field(name="lenientIds", default=False)
    max_batch: Annotated[int, msgspec.Meta(ge=1)] | None = msgspec.field(
        name="maxBatch", default=None
    )


def parse_openrpc(root: Node, workspace: Workspace, diagnostics: Diagnostics) -> Api:
    """The model of an OpenRPC 1.x description; names of inline types and groups are left to the
    passes.
    """
    parsing = Parsing(
        workspace=workspace,
        diagnostics=diagnostics,
        root=root,
        reader=read_schema,
        # APIs of this language are often written in parts, which a build step merges.
        is_part=True,
    )
    components = root.get("components")
    declare_components(
        parsing, None if components is None else components.get("schemas")
    )
    operations = parse_methods(parsing, root.get("methods"))
    client_parameters = parse_client_parameters(parsing, root)
    read_pending(parsing)
    title = parse_title(root)
    return Api(
        title=title.title,
        version=title.version,
        protocol="json-rpc",
        servers=parse_servers(parsing, root.get("servers")),
        schemes=parse_schemes(parsing, root.get("x-specmill-security-schemes")),
        security=parse_requirements(root.get("x-specmill-security")) or (),
        client_parameters=client_parameters,
        formats=parse_formats(diagnostics, root),
        groups=_groups(parsing, root),
        operations=operations,
        types=parsing.declarations,
        skipped=tuple(parsing.skipped),
        rpc=_rpc(diagnostics, root),
        licence=title.licence,
        contact=title.contact,
        notes=parse_api_notes(diagnostics, root),
        location=root.location,
    )


def _rpc(diagnostics: Diagnostics, root: Node) -> JsonRpc:
    """How JSON-RPC travels, from `x-specmill-rpc`."""
    hint = root.get("x-specmill-rpc")
    found = None if hint is None else convert(diagnostics, hint, _Rpc)
    said = found or _Rpc()
    return JsonRpc(
        media_type=said.media_type,
        lenient_ids=said.lenient_ids,
        max_batch=said.max_batch,
    )


def _groups(parsing: Parsing, root: Node) -> tuple[Group, ...]:
    """The described tags of the methods and components, the first description of each."""
    found: dict[str, Group] = {}
    methods = root.get("methods")
    for one in methods.elements() if methods is not None else ():
        method = follow(parsing, one)
        tags = None if method is None else method.get("tags")
        for child in tags.elements() if tags is not None else ():
            tag = follow(parsing, child)
            name = None if tag is None else tag.text("name")
            if tag is None or name is None or name in found:
                continue
            docs = tag.get("externalDocs")
            url = None if docs is None else docs.text("url")
            description = text_of(tag, "description") or text_of(tag, "summary")
            found[name] = Group(path=(name,), description=description, docs_url=url)
    return tuple(found.values())
