"""Models of `tree`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from specmill_runtime.models import later, Model

__all__ = [
    "Expression",
    "Node",
    "Value",
]


class Node(Model, kw_only=True):
    """Node."""

    name: str
    parent: Node | None = None
    children: list[Node] | None = None


if TYPE_CHECKING:
    Expression: TypeAlias = "float | list[Expression]"
    Value: TypeAlias = "str | list[Value] | dict[str, Value]"
else:
    Expression = later("Expression", lambda: float | list[Expression])
    Value = later("Value", lambda: str | list[Value] | dict[str, Value])
