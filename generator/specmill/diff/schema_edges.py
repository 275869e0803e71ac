"""What one pair of schemas asks of others: the pairs within it, and how to get there."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

import msgspec

from specmill.diff.schema_local import Local
from specmill.diff.schema_node import Node
from specmill.diff.schema_trust import Trust


class Kind(StrEnum):
    """Which part of a value a schema within a schema is about."""

    PROPERTY = "property"
    OTHER = "other"
    PATTERN = "pattern"
    ITEM = "item"
    ITEMS = "items"
    SAME = "same"


class Step(msgspec.Struct, frozen=True):
    """From a value to one within it: a property by name, an item by index."""

    kind: Kind
    name: str = ""
    index: int = 0


class Edge(msgspec.Struct, frozen=True, eq=False):
    """Two schemas within a pair that stand for each other."""

    step: Step
    old: Node
    new: Node
    trust: Trust = Trust.SAME


Found: TypeAlias = Local | Edge
"""What comparing two schemas yields: a difference right here, or a pair to look at."""

WHOLE = Step(Kind.SAME)
