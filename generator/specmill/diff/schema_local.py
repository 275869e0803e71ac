"""A difference at one node, before anyone asks what it means where the node is used."""

from __future__ import annotations

import msgspec

from specmill.diff.findings import Flow, Relation
from specmill.diff.schema_form import Form
from specmill.diff.schema_node import Part, Spot
from specmill.diff.schema_trust import Trust


class Local(msgspec.Struct, frozen=True, kw_only=True):
    """One edit of one facet. `relation` is what it does to the values at this very node.

    `before` and `after` are short texts; `name` is the property or keyword it is about. `lax`
    says that in an open world the edit gets a verdict of its own, whatever its relation; `trust`,
    whether the edit does anything to the values at this node at all. `is_shape` says that it is
    about a description of objects as a whole: where all properties are optional, any other one
    accepts the same objects, but that is not what anyone means.
    """

    rule: str
    edit: str
    relation: Relation
    old: Spot
    new: Spot
    before: str | None = None
    after: str | None = None
    name: str = ""
    lax: bool = False
    trust: Trust = Trust.SAME
    is_shape: bool = False

    @property
    def identity(self) -> tuple[str, str, Spot, Spot, str]:
        """What makes two findings the same, whatever led to them."""
        return self.rule, self.edit, self.old, self.new, self.name


class Compared(msgspec.Struct, frozen=True, eq=False):
    """Two forms that stand for each other, and the circumstances."""

    old: Form
    new: Form
    old_anchor: Part
    new_anchor: Part
    flow: Flow

    def spots(self, keyword: str) -> tuple[Spot, Spot]:
        """Where a keyword is said on both sides, or would be."""
        old, new = self.old.says(keyword), self.new.says(keyword)
        if old and new:
            return old[0].spot(keyword), new[0].spot(keyword)
        if old:
            return old[0].spot(keyword), self.in_new(old[0])
        if new:
            return self.in_old(new[0]), new[0].spot(keyword)
        return self.old_anchor.spot(), self.new_anchor.spot()

    def in_old(self, part: Part | None) -> Spot:
        """Where something that only a new part says would stand in the old schema."""
        return _beside(part, self.old, self.old_anchor)

    def in_new(self, part: Part | None) -> Spot:
        """Where something that only an old part says would stand in the new schema."""
        return _beside(part, self.new, self.new_anchor)

    def local(
        self,
        rule: str,
        edit: str,
        relation: Relation,
        keyword: str,
        texts: tuple[str | None, str | None] = (None, None),
    ) -> Local:
        """An edit of a keyword."""
        old, new = self.spots(keyword)
        return Local(
            rule=rule,
            edit=edit,
            relation=relation,
            old=old,
            new=new,
            before=texts[0],
            after=texts[1],
        )


def _beside(part: Part | None, form: Form, anchor: Part) -> Spot:
    """The same place on the other side, if that is part of what is compared there."""
    place = None if part is None else part.spot()
    found = (one.spot() for one in form.parts if one.key or one.parent or one.chosen)
    return next((one for one in found if one == place), anchor.spot())
