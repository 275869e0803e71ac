"""A description before it is read: every reference where the standard has none replaced by what it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from specmill.diagnostics import Diagnostics, Location
from specmill.frontends.inlining import inline
from specmill.frontends.misplaced import LEADS_AWAY, find_misplaced
from specmill.frontends.structure import concerns_references, find_violations
from specmill.frontends.structure_abroad import Misfit, find_misfits
from specmill.frontends.structure_unexpected import FOLLOWED, IN_PLACE
from specmill.source.node import Node
from specmill.source.reading import Problem
from specmill.source.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Settled:
    """The root of a description, what is wrong with its structure and with that of other files, and the references that
    can't be followed where the standard has none, with the reasons.
    """

    root: Node
    misfits: list[Misfit]
    lost: Mapping[Location, Problem] = field(default_factory=dict[Location, Problem])


def settle(root: Node, workspace: Workspace, diagnostics: Diagnostics) -> Settled:
    """Replace references where the standard has none, in all files, as bundlers do; each is a warning.

    Only descriptions of several files, and those whose structure is not that of the standard, are looked through.
    """
    violations = find_violations(root)
    if not (
        workspace.matches(root.file, LEADS_AWAY)
        or concerns_references(violations)
        or _has_shared_sections(root)
    ):
        return Settled(root, [(root.location, one) for one in violations])
    misplaced = find_misplaced(root, workspace)
    if not misplaced.splices:
        return Settled(root, find_misfits(root, misplaced.targets), misplaced.lost)
    # A place in a changed document means what stands there now, and that has another line.
    spans = {place: workspace.span(place) for place in misplaced.splices}
    settled = inline(root, misplaced, workspace, diagnostics)
    for place in misplaced.splices:
        where = spans[place] if spans[place].line else place
        diagnostics.warning("foreign-keyword", FOLLOWED, where, IN_PLACE)
    targets = find_misplaced(settled, workspace).targets if misplaced.targets else {}
    return Settled(settled, find_misfits(settled, targets), misplaced.lost)


def _has_shared_sections(root: Node) -> bool:
    """Whether a section of components is a reference, which the schema of OpenAPI 3.0 lets pass."""
    components = root.get("components")
    return components is not None and any(
        "$ref" in section for _, section in components.items()
    )
