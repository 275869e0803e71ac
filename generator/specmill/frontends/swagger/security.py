"""Security Definitions Object: `basic`, `apiKey`, and `oauth2` with one flow each."""

from __future__ import annotations

from specmill.source.node import Node

_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_OF_FLOW = ("authorizationUrl", "tokenUrl", "scopes")


def translate_schemes(node: Node | None) -> Node | None:
    """The Security Scheme Objects of OpenAPI 3, by name."""
    if node is None:
        return None
    return node.seen_as({key: _translate(child) for key, child in node.items()})


def _translate(node: Node) -> Node:
    members = dict(node.items())
    match node.text("type"):
        case "basic":
            return node.seen_as({**members, "type": "http", "scheme": "basic"})
        case "oauth2":
            flow = {key: members.pop(key) for key in _OF_FLOW if key in members}
            kind = _FLOWS.get(node.text("flow") or "", "implicit")
            flows = node.seen_as({kind: node.seen_as(flow)})
            return node.seen_as({**members, "flows": flows})
        case _:
            return node
