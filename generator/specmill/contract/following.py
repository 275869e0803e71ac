"""What the references of a description lead to."""

from __future__ import annotations

from dataclasses import dataclass

from specmill.source.node import Node
from specmill.source.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Following:
    """Follows Reference Objects; those that lead nowhere are nothing."""

    workspace: Workspace

    def follow(self, node: Node) -> Node | None:
        """The node itself, or what it refers to; None when that is nothing or no mapping.

        A frontend that sees the target with other members puts it in the place of the reference's
        text.
        """
        value = node.value
        if not isinstance(value, dict):
            return None
        if "$ref" not in value:
            return node
        if isinstance(value["$ref"], dict):
            return node["$ref"]
        # What leads nowhere was reported when the description was read, if only as a warning.
        if self.workspace.problem(node) is not None:
            return None
        target = self.workspace.resolve(node)
        return target if target is not None and isinstance(target.value, dict) else None
