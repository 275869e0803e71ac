"""What the readers of one description share."""

from __future__ import annotations

from dataclasses import dataclass, field

from specmill.contract.following import Following
from specmill.contract.operations import Body, Header, Parameter, Response
from specmill.contract.schemas import Schemas
from specmill.source.node import Node
from specmill.source.workspace import Workspace


@dataclass(slots=True, kw_only=True)
class Reading:
    """The state of reading one description.

    The memos are keyed by the identity of plain values, which the description keeps alive: what
    several operations refer to is read once.
    """

    workspace: Workspace
    root: Node
    schemas: Schemas
    parameters: dict[int, Parameter] = field(default_factory=dict[int, Parameter])
    headers: dict[tuple[str, int], Header] = field(
        default_factory=dict[tuple[str, int], Header]
    )
    bodies: dict[int, Body] = field(default_factory=dict[int, Body])
    responses: dict[tuple[str, int], Response] = field(
        default_factory=dict[tuple[str, int], Response]
    )

    @property
    def following(self) -> Following:
        """What follows the references of the description."""
        return Following(self.workspace)

    def follow(self, node: Node) -> Node | None:
        """What a node stands for; None when that is nothing or no mapping."""
        return Following(self.workspace).follow(node)
