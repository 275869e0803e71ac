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
    whether the edit does anything to the values at this node at all.
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
    text_serialised: bool

    def spots(self, keyword: str) -> tuple[Spot, Spot]:
        """Where a keyword is said on both sides, or would be."""
        return (
            _spot(self.old, self.old_anchor, keyword),
            _spot(self.new, self.new_anchor, keyword),
        )

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


def _spot(form: Form, anchor: Part, keyword: str) -> Spot:
    said = form.says(keyword)
    return said[0].spot(keyword) if said else anchor.spot()
