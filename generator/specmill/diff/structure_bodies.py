"""Request bodies of both sides."""

from __future__ import annotations

from specmill.contract import Operation
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison
from specmill.diff.structure_contents import Sides, compare_contents


def compare_bodies(
    comparison: Comparison, scene: Scene, old: Operation, new: Operation
) -> None:
    """Compare what an operation is sent besides its parameters."""
    before, after = old.body, new.body
    if before is None and after is None:
        return
    base = old.origin if before is None else before.origin
    head = new.origin if after is None else after.origin
    rule, edit, what, only = "body-requiredness", "", "", ""
    if before is None:
        assert after is not None
        edit = "required" if after.required else "optional"
        rule, what, only = "body-added", f"added, {edit}", "head"
    elif after is None:
        assert before is not None
        edit = "removed, required" if before.required else "removed"
        rule, what, only = "body-removed", "removed", "base"
    elif before.required != after.required:
        edit = what = "became required" if after.required else "became optional"
    if edit:
        comparison.collected.edit(
            scene,
            Edited(
                rule=rule,
                edit=edit,
                what=what,
                flow=scene.request,
                where="request body",
                base=base,
                head=head,
                only=only,
            ),
        )
    if before is not None and after is not None:
        sides = Sides(
            base=base,
            head=head,
            flow=scene.request,
            where="request body",
            kind="request",
        )
        compare_contents(comparison, scene, sides, before.contents, after.contents)
