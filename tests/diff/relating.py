"""Two schemas compared, and small schemas to compare."""

from __future__ import annotations

from typing import Any

from specmill.diff.findings import Flow
from specmill.diff.relation import Relating, SchemaFinding

TEXT = {"type": "string"}
NUMBER = {"type": "number"}


def record(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": [*required]}


def changes(
    old: Any,
    new: Any,
    flow: Flow = Flow.IN,
    *,
    old_schemas: dict[str, Any] | None = None,
    new_schemas: dict[str, Any] | None = None,
) -> list[SchemaFinding]:
    relating = Relating(old_schemas or {}, new_schemas or old_schemas or {})
    return relating.compare(old, new, flow)
