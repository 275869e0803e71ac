"""`host`, `basePath` and `schemes`: the addresses of an API, or of one of its operations."""

from __future__ import annotations

from specmill.frontends.servers import placeholders
from specmill.source.node import JsonValue, Node

# The secure one of a pair is the one to use; WebSockets are not spoken.
_ORDER = ("https", "http", "wss", "ws")


def translate_servers(root: Node) -> Node | None:
    """A Server Object per scheme; None when the description says nothing about its address.

    Without `host` the address is relative: it is that of the server that the description is from.
    """
    host, path = root.get("host"), root.get("basePath")
    origin = path if host is None else host
    if origin is None:
        return None
    below = str(path.value) if path is not None else ""
    addresses = [below]
    if host is not None:
        schemes = _schemes(root.get("schemes"))
        addresses = [f"{one}://{host.value}{below.rstrip('/')}" for one in schemes]
    # There are no templates here; whoever wrote one has to be told what to put in.
    variables: JsonValue = {name: {"default": ""} for name in placeholders(below)}
    return root.listed_as(
        [origin.seen_as({"url": one, "variables": variables}) for one in addresses]
    )


def translate_schemes_of(node: Node, root: Node) -> Node | None:
    """The servers of an operation that can't be reached by the usual scheme; None for all others."""
    listed, host = node.get("schemes"), root.get("host")
    if listed is None or host is None:
        return None
    usual = _schemes(root.get("schemes"))[0]
    if not listed.value or usual in _schemes(listed):
        return None
    own = root.seen_as({**dict(root.items()), "schemes": listed})
    return translate_servers(own)


def _schemes(node: Node | None) -> list[str]:
    """The schemes of a list, the best one first; https when there is no list."""
    listed = [one.value for one in node.elements()] if node is not None else []
    known = [one for one in _ORDER if one in listed]
    spoken = [one for one in known if one.startswith("http")]
    return spoken or known or ["https"]
