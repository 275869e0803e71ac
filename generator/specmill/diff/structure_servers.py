"""Addresses of both sides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from specmill.contract import Server
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison
from specmill.diff.findings import Flow
from specmill.source.node import Node

_MOST_ADDRESSES = 1000
_MOST_SHOWN = 5

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
    old, new = (
        {address: one for one in side for address in addresses_of(one, is_whole)}
        for side in pair
    )
    for one, gone in _grouped(old, new):
        comparison.collected.edit(
            scene,
            Edited(
                rule="address-removed",
                edit="removed",
                what=f"{gone} removed",
                flow=Flow.IN,
                base=one.origin,
                head=parents[1].get("servers") or parents[1],
                only="base",
            ),
        )
    for one, come in _grouped(new, old):
        comparison.collected.edit(
            scene,
            Edited(
                rule="address-added",
                edit="added",
                what=f"{come} added",
                flow=Flow.IN,
                base=parents[0].get("servers") or parents[0],
                head=one.origin,
                only="head",
            ),
        )


def _grouped(
    mine: dict[str, Server], others: dict[str, Server]
) -> Iterator[tuple[Server, str]]:
    """Each server with addresses that the other side does not have, and what those are called."""
    servers = {id(one): one for one in mine.values()}
    for key, one in servers.items():
        own = [address for address in mine if id(mine[address]) == key]
        only = [address for address in own if address not in others]
        if len(only) == len(own):
            yield one, f"address {one.url}"
        elif only:
            word = "address" if len(only) == 1 else "addresses"
            more = f" and {len(only) - _MOST_SHOWN} more" * (len(only) > _MOST_SHOWN)
            yield one, f"{word} {', '.join(only[:_MOST_SHOWN])}{more}"


def addresses_of(server: Server, is_whole: bool) -> Iterator[str]:
    """All addresses that calls may have in common; what takes any text stays a placeholder.

    Without a slash at their ends where paths are appended.
    """
    known = [one for one in server.variables if f"{{{one.name}}}" in server.url]
    choices = [
        dict.fromkeys((one.default, *(one.values or (f"{{{one.name}}}",))))
        for one in known
    ]
    for values in islice(product(*choices), _MOST_ADDRESSES):
        url = server.url
        for one, value in zip(known, values, strict=True):
            url = url.replace(f"{{{one.name}}}", value)
        yield url if is_whole else url.rstrip("/")
