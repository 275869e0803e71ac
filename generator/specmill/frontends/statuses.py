"""The statuses of a Responses Object, as the standard spells them."""

from __future__ import annotations

from specmill.source.node import Node

ODD_STATUS = "odd-status"
_DEFAULT = "default"


def by_status(node: Node | None) -> dict[str, Node]:
    """The responses by their status: `200`, `2XX` or `default`; of `2xx` and `2XX` the latter."""
    found: dict[str, Node] = {}
    for key, child in node.items() if node is not None else ():
        status = standard_status(key)
        if not key.startswith("x-") and (key == status or status not in found):
            found[status] = child
    return found


def standard_status(key: str) -> str:
    """A status with the capitals that a range has."""
    return key if key == _DEFAULT else key.upper()


def is_range(key: str) -> bool:
    """Whether a status stands for a hundred of them."""
    return key.upper().endswith("XX") and key[:-2].isdecimal()
