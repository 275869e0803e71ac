"""How RPC methods take their parameters: by name, by position, or either."""

from __future__ import annotations

from specmill.contract import Operation
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison, Halves


def compare_method(
    comparison: Comparison, scene: Scene, old: Operation, new: Operation
) -> None:
    """Compare how a method takes its parameters."""
    _Method(comparison, scene, old, new).compare()


class _Method(Halves):
    """One method on both sides."""

    def compare(self) -> None:
        """Compare what a caller has to know of names and positions, if there are any."""
        old, new = self._old, self._new
        has_some = bool(old.parameters and new.parameters)
        if has_some and old.structure != new.structure:
            edit = "changed"
            if old.structure == "either":
                edit = "narrowed"
            elif new.structure == "either":
                edit = "widened"
            self._of_method(
                "parameter-structure",
                edit,
                "takes parameters in another way",
                (old.structure, new.structure),
            )
        if "by-name" in (old.structure, new.structure):
            return
        before = [one.name for one in old.parameters]
        after = [one.name for one in new.parameters]
        kept = [name for name in before if name in after]
        if [before.index(name) for name in kept] != [
            after.index(name) for name in kept
        ]:
            is_sure = self._is_by_position_everywhere()
            edit = "changed" if is_sure else "changed where names work too"
            self._of_method(
                "parameter-position",
                edit,
                "parameters have another order",
                (", ".join(before), ", ".join(after)),
            )

    def _is_by_position_everywhere(self) -> bool:
        return self._old.structure == "by-position"

    def _of_method(
        self, rule: str, edit: str, what: str, texts: tuple[str, str]
    ) -> None:
        self._comparison.collected.edit(
            self._scene,
            Edited(
                rule=rule,
                edit=edit,
                what=what,
                flow=self._scene.request,
                base=self._old.origin,
                head=self._new.origin,
                before=texts[0],
                after=texts[1],
            ),
        )
