"""Addresses of both sides."""

from __future__ import annotations

from specmill.contract import Server
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison
from specmill.diff.findings import Flow
from specmill.source.node import Node

Servers = tuple[Server, ...]


def compare_servers(
    comparison: Comparison,
    scene: Scene,
    parents: tuple[Node, Node],
    pair: tuple[Servers, Servers],
) -> None:
    """Compare the addresses of an API or an operation.

    Where none is given, the address is that of the description's own server.
    """
    is_whole = comparison.new.language == "openrpc"
    old, new = ({_address(one, is_whole): one for one in side} for side in pair)
    for address, one in old.items():
        if address in new:
            continue
        comparison.collected.edit(
            scene,
            Edited(
                rule="address-removed",
                edit="removed",
                what=f"address {one.url} removed",
                flow=Flow.IN,
                base=one.origin,
                head=parents[1].get("servers") or parents[1],
                only="base",
            ),
        )
    for address, one in new.items():
        if address in old:
            continue
        comparison.collected.edit(
            scene,
            Edited(
                rule="address-added",
                edit="added",
                what=f"address {one.url} added",
                flow=Flow.IN,
                base=parents[0].get("servers") or parents[0],
                head=one.origin,
                only="head",
            ),
        )


def _address(server: Server, is_whole: bool) -> str:
    """The address that calls have in common; without a slash at its end where paths are appended."""
    return server.default_url if is_whole else server.default_url.rstrip("/")
