"""Parameters of both sides: by location and name, by placeholder, or by position."""

from __future__ import annotations

from collections.abc import Hashable

from specmill.contract import Operation, Parameter
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison, Halves, Slot
from specmill.diff.findings import Flow
from specmill.diff.media_types import is_same_type
from specmill.diff.parameter_matches import is_moved, is_renamed, is_same_name
from specmill.diff.serialization import is_single, only_items, same_text
from specmill.diff.structure_lifecycle import compare_deprecation, has_ended
from specmill.diff.structure_methods import compare_method
from specmill.source.node import Node


def compare_parameters(
    comparison: Comparison, scene: Scene, old: Operation, new: Operation
) -> None:
    """Compare the parameters of an operation, and how an RPC method takes them."""
    parameters = _Parameters(comparison, scene, old, new)
    parameters.compare()


class _Parameters(Halves):
    """The parameters of one operation on both sides."""

    def compare(self) -> None:
        if self._old.origin is self._new.origin:
            return
        before = {self._identity(one): one for one in self._old.parameters}
        after = {self._identity(one): one for one in self._new.parameters}
        both = [key for key in after if key in before]
        for key in both:
            self._compare(before.pop(key), after.pop(key))
        gone, come = list(before.values()), list(after.values())
        for one in list(gone):
            # A placeholder and its parameter may be called differently, by mistake.
            same = next((each for each in come if is_same_name(one, each)), None)
            if same is not None:
                gone.remove(one)
                come.remove(same)
                self._compare(one, same)
        self._match(gone, come, "parameter-moved")
        self._match(gone, come, "parameter-renamed")
        for one in gone:
            self._removed(one)
        for one in come:
            self._added(one)
        if not self._old.path and self._old.caller is None:
            compare_method(self._comparison, self._scene, self._old, self._new)

    def _identity(self, one: Parameter) -> Hashable:
        structures = {self._old.structure, self._new.structure}
        if one.placed == "rpc" and structures == {"by-position"}:
            # What only stands elsewhere is another order, and nothing else.
            return _plain(one) if self._keeps_names() else one.position
        if one.placed == "path" and one.position >= 0:
            return one.position
        return one.placed, _plain(one)

    def _keeps_names(self) -> bool:
        """Whether one side has all parameters of the other, by their names."""
        before, after = (
            {one.name for one in side.parameters} for side in (self._old, self._new)
        )
        return before <= after or after <= before

    def _compare(self, old: Parameter, new: Parameter) -> None:
        where = described(new)
        self._requiredness(old, new)
        self._serialization(old, new)
        if old.allow_reserved != new.allow_reserved:
            edit = "allowed" if new.allow_reserved else "refused"
            what = f"reserved characters are {edit}"
            self._edit("parameter-reserved", edit, what, (old, new))
        if old.allow_empty != new.allow_empty:
            edit = "allowed" if new.allow_empty else "refused"
            what = f"an empty value is {edit}"
            self._edit("parameter-empty", edit, what, (old, new))
        flow = self._scene.request
        compare_deprecation(
            self._comparison, self._scene, "parameter", (old.origin, new.origin), where
        )
        if old.content is not None and new.content is not None:
            pair = (
                Slot(old.content.schema, old.content.origin),
                Slot(new.content.schema, new.content.origin),
            )
            self._comparison.schemas(self._scene, flow, pair, where)
        elif old.content is None and new.content is None:
            pair = self._alike(old, new)
            self._comparison.schemas(self._scene, flow, pair, where)

    def _requiredness(self, old: Parameter, new: Parameter) -> None:
        if old.required != new.required:
            edit = "became required" if new.required else "became optional"
            self._edit("parameter-requiredness", edit, edit, (old, new))

    def _alike(self, old: Parameter, new: Parameter) -> tuple[Slot, Slot]:
        """The schemas of two parameters; of the items, where one value is written as a list of one.

        A server that takes a list takes a single value as well.
        """
        pair = Slot(old.schema, old.origin), Slot(new.schema, new.origin)
        schemas = self._comparison.old.schemas, self._comparison.new.schemas
        items = [
            only_items(one, context)
            for one, context in zip((old, new), schemas, strict=True)
        ]
        if (items[0] is None) == (items[1] is None):
            return pair
        edit = "became a list" if items[1] is not None else "became a single value"
        if not is_single(
            (old, new)[items[0] is not None], schemas[items[0] is not None]
        ):
            return pair
        self._edit("parameter-list", edit, edit, (old, new))
        return (
            pair[0] if items[0] is None else items[0],
            pair[1] if items[1] is None else items[1],
        )

    def _serialization(self, old: Parameter, new: Parameter) -> None:
        before, after = _written(old), _written(new)
        if before == after:
            return
        if old.content is not None and new.content is not None:
            if is_same_type(before, after):
                return
        elif old.content is None and new.content is None:
            schemas = self._comparison.old.schemas, self._comparison.new.schemas
            if same_text((old, new), schemas):
                return
        self._edit(
            "parameter-serialization",
            "changed",
            "is written otherwise",
            (old, new),
            (before, after),
        )

    def _match(self, gone: list[Parameter], come: list[Parameter], rule: str) -> None:
        """Take apart what is gone and what came, where they are one parameter."""
        matches = is_moved if rule == "parameter-moved" else is_renamed
        for old in list(gone):
            new = next((one for one in come if matches(old, one, gone, come)), None)
            if new is None:
                continue
            gone.remove(old)
            come.remove(new)
            moves = rule == "parameter-moved"
            edit = "moved" if moves else "renamed"
            texts = (old.placed, new.placed) if moves else (old.name, new.name)
            what = "is sent elsewhere" if moves else "is called otherwise"
            self._edit(rule, edit, what, (old, new), texts)
            self._requiredness(old, new)

    def _removed(self, one: Parameter) -> None:
        edit = "removed from a method" if one.placed == "rpc" else "removed"
        if self._scene.request is Flow.OUT:
            edit = "removed from a webhook"
        if has_ended(one.origin):
            edit = "removed after its sunset"
        if one.required:
            edit += ", required"
        self._comparison.collected.edit(
            self._scene,
            Edited(
                rule="parameter-removed",
                edit=edit,
                what="removed",
                flow=self._scene.request,
                where=described(one),
                base=one.origin,
                head=_list_of(self._new),
                only="base",
            ),
        )

    def _added(self, one: Parameter) -> None:
        edit = "required" if one.required else "optional"
        self._comparison.collected.edit(
            self._scene,
            Edited(
                rule="parameter-added",
                edit=edit,
                what=f"added, {edit}",
                flow=self._scene.request,
                where=described(one),
                base=_list_of(self._old),
                head=one.origin,
                only="head",
            ),
        )

    def _edit(
        self,
        rule: str,
        edit: str,
        what: str,
        pair: tuple[Parameter, Parameter],
        texts: tuple[str, str] | tuple[None, None] = (None, None),
    ) -> None:
        self._comparison.collected.edit(
            self._scene,
            Edited(
                rule=rule,
                edit=edit,
                what=what,
                flow=self._scene.request,
                where=described(pair[0]),
                base=pair[0].origin,
                head=pair[1].origin,
                before=texts[0],
                after=texts[1],
            ),
        )


def described(one: Parameter) -> str:
    """What readers call a parameter."""
    kind = "parameter" if one.placed == "rpc" else one.placed
    return f"{kind} `{one.name}`"


def _plain(one: Parameter) -> str:
    return one.name.lower() if one.placed == "header" else one.name


def _written(one: Parameter) -> str:
    """How the value of a parameter becomes text."""
    if one.content is not None:
        return one.content.media_type
    return f"{one.style}, exploded" if one.explode else one.style


def _list_of(operation: Operation) -> Node:
    origin = operation.origin
    listed = "params" if not operation.path else "parameters"
    return origin.get(listed) or origin
