"""Models of `chain_block`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "Block",
]


class Block(Model, kw_only=True):
    """Block."""

    hash: str
    parent: Block | None = None
