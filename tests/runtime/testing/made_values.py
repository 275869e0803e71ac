"""Values that are made up for schemas."""

from typing import Any

from specmill_runtime.testing.schemas import Schemas
from specmill_runtime.testing.values import Values


def make(schema: Any, definitions: Any = None, **more: Any) -> Any:
    """A value for a schema."""
    return Values(Schemas(definitions or {}, {})).value(schema, "op", **more)
