"""Path Items and Operation Objects."""

from __future__ import annotations

from specmill.frontends.path_items import joined, report_repeated
from specmill.frontends.swagger.bodies import in_body, translate_body
from specmill.frontends.swagger.parameters import translate_parameter
from specmill.frontends.swagger.responses import translate_responses
from specmill.frontends.swagger.scope import Referred, Scope, media_types
from specmill.frontends.swagger.servers import translate_schemes_of
from specmill.source.node import Node

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch")


def translate_paths(scope: Scope, node: Node | None) -> Node | None:
    """The Paths Object."""
    if node is None:
        return None
    translated: dict[str, Node] = {}
    for path, child in node.items():
        found = scope.follow(child, "pathItems") if path.startswith("/") else None
        if found is None:
            continue
        item = found.node
        if item is not child:
            report_repeated(scope.diagnostics, child, item)
            item = joined(child, item)
        translated[path] = _path_item(scope, item)
    return node.seen_as(translated)


def _path_item(scope: Scope, node: Node) -> Node:
    shared = _inputs(scope, node)
    members = {**dict(node.items()), "parameters": _parameters(node, shared)}
    for method in _METHODS:
        found = (
            scope.follow(members[method], "operations") if method in members else None
        )
        if found is not None:
            members[method] = _operation(scope, found.node, shared)
    return node.seen_as(members)


def _operation(scope: Scope, node: Node, shared: list[Referred]) -> Node:
    own = _inputs(scope, node)
    root = scope.root
    consumes = media_types(node.get("consumes"), root.get("consumes"))
    produces = media_types(node.get("produces"), root.get("produces"))
    responses = node.get("responses")
    replaced = {
        "parameters": _parameters(node, own),
        "requestBody": translate_body(scope, node, [*shared, *own], consumes),
        "responses": (
            None
            if responses is None
            else translate_responses(scope, responses, produces)
        ),
        "servers": translate_schemes_of(node, root),
    }
    members = {key: one for key, one in node.items() if key not in replaced}
    given = {key: one for key, one in replaced.items() if one is not None}
    return node.seen_as(members | given)


def _inputs(scope: Scope, node: Node) -> list[Referred]:
    listed = node.get("parameters")
    given = listed.elements() if listed is not None else ()
    found = (scope.follow(one, "parameters") for one in given)
    return [one for one in found if one is not None]


def _parameters(node: Node, inputs: list[Referred]) -> Node:
    """The parameters outside the body, as a list in the place of theirs."""
    return (node.get("parameters") or node).listed_as(
        [
            one.leading_to(translate_parameter(one.node))
            for one in inputs
            if not in_body(one.node)
        ]
    )
