"""Path Items that refer to another, and have members beside the reference."""

from __future__ import annotations

from specmill.diagnostics import Diagnostics
from specmill.source.node import Node


def joined(written: Node, target: Node) -> Node:
    """What a reference leads to, with the members beside it.

    OpenAPI leaves open what comes of a member that both have; here the nearer one wins.
    """
    beside = _beside(written)
    return target.seen_as({**dict(target.items()), **beside}) if beside else target


def report_repeated(diagnostics: Diagnostics, written: Node, target: Node) -> None:
    """Warn of members that stand beside a reference and in what it leads to."""
    for key, one in _beside(written).items():
        if key in target and key not in ("summary", "description"):
            diagnostics.warning(
                "degraded-path-item",
                f"'{key}' stands both here and in what '$ref' leads to; this one is used",
                one.location,
                "remove one of the two",
            )


def _beside(written: Node) -> dict[str, Node]:
    return {key: one for key, one in written.items() if key != "$ref"}
