"""Objects compared: their properties one by one, then what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from specmill.diff.findings import Flow, Relation
from specmill.diff.relation_law import contrast
from specmill.diff.schema_children import Children, is_anything, is_hidden, is_never
from specmill.diff.schema_edges import Edge, Found, Kind, Step
from specmill.diff.schema_form import form_of
from specmill.diff.schema_local import Compared, Local
from specmill.diff.schema_node import Node, Side
from specmill.diff.schema_scalars import compare_counts
from specmill.diff.schema_values import identity


class Objects:
    """Two forms of objects that stand for each other."""

    def __init__(self, sides: tuple[Side, Side], pair: Compared) -> None:
        self._old_side, self._new_side = sides
        self._pair = pair
        self.old = Children(sides[0], pair.old, pair.old_anchor)
        self.new = Children(sides[1], pair.new, pair.new_anchor)

    def compare(self) -> Iterator[Found]:
        """Everything that differs, and the pairs of properties to look at."""
        for name in self.old.names:
            if name in self.new.names:
                yield from self._kept(name)
        yield from self._moved()
        yield from self._others()
        for pattern in {**self.old.patterns, **self.new.patterns}:
            yield from self._pattern(pattern)
        yield from self._undeclared_required()
        yield from self._counts()

    def _kept(self, name: str) -> Iterator[Found]:
        old, new = self.old.property(name), self.new.property(name)
        hidden = (
            self._is_hidden(self._old_side, old),
            self._is_hidden(self._new_side, new),
        )
        if hidden[0] != hidden[1]:
            yield self._visibility(name, old, new, hidden[1])
            return
        if hidden[0]:
            return
        yield from self._required(name)
        yield Edge(Step(Kind.PROPERTY, name), old, new)

    def _is_hidden(self, side: Side, node: Node) -> bool:
        return is_hidden(side, node, self._pair.flow)

    def _visibility(self, name: str, old: Node, new: Node, vanished: bool) -> Local:
        """A property that no longer travels this way, or now does."""
        rule = "read-only" if self._pair.flow is Flow.IN else "write-only"
        demanded = name in (self.old if vanished else self.new).required
        relation = contrast(demanded and not vanished, demanded and vanished)
        promised = demanded and not vanished and rule == "write-only"
        edit = "set" if vanished else "promised" if promised else "unset"
        keyword = "readOnly" if rule == "read-only" else "writeOnly"
        # The place of the keyword, where those who do read it, or send it, are told of it too.
        spots = Compared(
            old=form_of(self._old_side.flat(old)),
            new=form_of(self._new_side.flat(new)),
            old_anchor=old.place,
            new_anchor=new.place,
            flow=self._pair.flow,
        ).spots(keyword)
        return Local(
            rule=rule,
            edit=edit,
            relation=relation,
            old=spots[0],
            new=spots[1],
            name=keyword,
            lax=not demanded or promised,
        )

    def _required(self, name: str) -> Iterator[Local]:
        was, is_now = name in self.old.required, name in self.new.required
        if was != is_now:
            yield self._requirement(name, is_now=is_now)

    def _requirement(self, name: str, *, is_now: bool) -> Local:
        edit = "set" if is_now else "unset"
        relation = contrast(is_now, not is_now)
        return _named(self._pair.local("required", edit, relation, "required"), name)

    def _moved(self) -> Iterator[Found]:
        """Properties that are declared on one side only."""
        removed = [one for one in self.old.names if one not in self.new.names]
        added = [one for one in self.new.names if one not in self.old.names]
        if len(removed) == len(added) == 1 and self._is_renamed(removed[0], added[0]):
            yield self._renamed(removed[0], added[0])
            return
        for name in removed:
            yield from self._removed(name)
        for name in added:
            yield from self._added(name)

    def _is_renamed(self, before: str, after: str) -> bool:
        old, new = self.old.property(before), self.new.property(after)
        if (before in self.old.required) != (after in self.new.required):
            return False
        if self._is_hidden(self._old_side, old) or self._is_hidden(self._new_side, new):
            return False
        if is_anything(self._old_side, old):
            return False  # No value shows which of two names of anything is meant.
        return _content(old) == _content(new)

    def _renamed(self, before: str, after: str) -> Local:
        old, new = self.old.property(before), self.new.property(after)
        return Local(
            rule="property",
            edit="renamed",
            relation=Relation.INCOMPARABLE,
            old=old.anchor.spot(),
            new=new.anchor.spot(),
            before=before,
            after=after,
            name=before,
            lax=True,
        )

    def _removed(self, name: str) -> Iterator[Found]:
        old, new = self.old.property(name), self.new.property(name)
        hidden = self._is_hidden(self._old_side, old)
        required = name in self.old.required - self.new.required
        closed = is_never(self._new_side, new)
        loses = closed and not is_never(self._old_side, old)
        gains = required or not (closed or is_anything(self._old_side, old))
        yield Local(
            rule="property",
            edit="removed",
            relation=Relation.EQUAL if hidden else contrast(loses, gains),
            old=old.anchor.spot(),
            new=self._pair.in_new(old.anchor.parent),
            before=name,
            name=name,
            lax=not hidden and not (closed and self._pair.flow is Flow.IN),
        )
        if name in self.new.required and (hidden or name not in self.old.required):
            yield self._requirement(name, is_now=True)
        if new.parts and not closed and not hidden:
            yield Edge(Step(Kind.PROPERTY, name), old, new)

    def _added(self, name: str) -> Iterator[Found]:
        old, new = self.old.property(name), self.new.property(name)
        hidden = self._is_hidden(self._new_side, new)
        demanded = name in self.new.required - self.old.required and not hidden
        closed = is_never(self._old_side, old)
        loses = demanded or not (closed or is_anything(self._new_side, new))
        gains = closed and not is_never(self._new_side, new)
        yield Local(
            rule="property",
            edit="added-required" if demanded else "added",
            relation=Relation.EQUAL if hidden else contrast(loses, gains),
            old=self._pair.in_old(new.anchor.parent),
            new=new.anchor.spot(),
            after=name,
            name=name,
            lax=hidden or not (demanded or closed),
        )
        if name in self.old.required and (hidden or name not in self.new.required):
            yield self._requirement(name, is_now=False)
        if old.parts and not closed and not hidden:
            yield Edge(Step(Kind.PROPERTY, name), old, new)

    def _others(self) -> Iterator[Found]:
        """Properties that are not declared on either side."""
        old, new = self.old.other(), self.new.other()
        was, is_now = is_never(self._old_side, old), is_never(self._new_side, new)
        if was and is_now:
            return
        if was or is_now:
            edit = "closed" if is_now else "opened"
            relation = contrast(is_now, was)
            yield self._pair.local(
                "additional-properties", edit, relation, "additionalProperties"
            )
        elif old.parts or new.parts:
            yield Edge(Step(Kind.OTHER), old, new)

    def _pattern(self, pattern: str) -> Iterator[Found]:
        """Properties whose names match; what only one side says is held against the others."""
        said = (pattern in self.old.patterns, pattern in self.new.patterns)
        old = self.old.pattern(pattern) if said[0] else self.old.other()
        new = self.new.pattern(pattern) if said[1] else self.new.other()
        if all(said):
            yield Edge(Step(Kind.PATTERN, pattern), old, new)
            return
        loses = not is_never(self._old_side, old) and not is_anything(
            self._new_side, new
        )
        gains = not is_never(self._new_side, new) and not is_anything(
            self._old_side, old
        )
        edit = "set" if said[1] else "unset"
        relation = contrast(loses, gains)
        local = self._pair.local(
            "pattern-properties", edit, relation, "patternProperties"
        )
        yield _named(local, pattern)

    def _undeclared_required(self) -> Iterator[Local]:
        declared = self.old.names.keys() | self.new.names.keys()
        for name in sorted((self.old.required ^ self.new.required) - declared):
            yield from self._required(name)

    def _counts(self) -> Iterator[Local]:
        words = ("min-properties", "max-properties")
        for local in compare_counts(
            self._pair, "minProperties", "maxProperties", words
        ):
            if local.rule != "min-properties" or self._least() != (0, 0):
                yield local

    def _least(self) -> tuple[int, int]:
        """By how much the least counts go beyond what is required anyway, old and new."""
        old, new = self._pair.old, self._pair.new
        return (
            max(0, old.most("minProperties") - len(self.old.required)),
            max(0, new.most("minProperties") - len(self.new.required)),
        )


def _named(local: Local, name: str) -> Local:
    before = name if local.edit == "unset" else None
    after = name if local.edit == "set" else None
    return replace(local, name=name, before=before, after=after)


def _content(node: Node) -> list[str]:
    """What tells whether two properties say the same, apart from their names."""
    return [identity(one.schema) for one in node.parts] if node.parts else []
