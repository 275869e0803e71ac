"""What the parts of a description inherit from the whole, and how its references are followed."""

from __future__ import annotations

from dataclasses import dataclass

from specmill.diagnostics import Diagnostics
from specmill.frontends.reference_kinds import check_kind
from specmill.source.node import Node
from specmill.source.workspace import Workspace

JSON = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The description that is being read."""

    workspace: Workspace
    diagnostics: Diagnostics
    root: Node

    def follow(self, written: Node, section: str | None = None) -> Referred | None:
        """What a node stands for; None when its reference leads nowhere, which is reported.

        `section` is the one of the root that has what stands here.
        """
        node = self.workspace.resolve(written)
        if section is not None and node is not None and node is not written:
            check_kind(self.diagnostics, written, node, section, "/")
        return None if node is None else Referred(written, node)


@dataclass(frozen=True, slots=True)
class Referred:
    """A node as it is written, and what that is once its reference was followed."""

    written: Node
    node: Node

    @property
    def name(self) -> str:
        """The name of a parameter."""
        return self.node.text("name") or ""

    def leading_to(self, translated: Node) -> Node:
        """The translation in place of the node; behind a reference, if that is how it is reached.

        Whoever is reached by a reference keeps a place, and so names, of its own.
        """
        if self.written is self.node:
            return translated
        return self.written.seen_as({"$ref": translated})


def media_types(own: Node | None, inherited: Node | None) -> dict[str, Node]:
    """The media types of a list and where they stand: an operation's own list, even an empty one,
    replaces that of the document.
    """
    listed = inherited if own is None else own
    return {
        one.value: one
        for one in (listed.elements() if listed is not None else ())
        if isinstance(one.value, str)
    }
