"""One pair of schemas compared: the differences right here, and the pairs to look at next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, TypeAlias

from msgspec.structs import replace

from specmill.contract.schemas import key_of
from specmill.diff.findings import Flow, Relation
from specmill.diff.relation_law import contrast
from specmill.diff.schema_alternatives import Alternative, alternatives
from specmill.diff.schema_arrays import compare_arrays
from specmill.diff.schema_children import Children, is_anything, is_hidden
from specmill.diff.schema_choices import compare_choices
from specmill.diff.schema_conditions import compare_conditions
from specmill.diff.schema_edges import Edge, Found, Kind, Step
from specmill.diff.schema_form import form_of
from specmill.diff.schema_lengths import compare_lengths
from specmill.diff.schema_local import Compared, Local
from specmill.diff.schema_node import Node, Side
from specmill.diff.schema_notes import compare_notes
from specmill.diff.schema_objects import Objects
from specmill.diff.schema_scalars import (
    compare_numbers,
    compare_texts,
    compare_types,
)
from specmill.diff.schema_trust import Trust
from specmill.diff.schema_unions import Unions
from specmill.diff.schema_values import (
    FRACTION,
    as_mapping,
    brief,
    has_inner,
    inner_values,
    is_same,
    whole,
)

Accepts: TypeAlias = Callable[[Side, Node, Any], bool]


class Differ:
    """Compares pairs of schemas of two descriptions, as they are used in one flow."""

    def __init__(self, sides: tuple[Side, Side], flow: Flow, accepts: Accepts) -> None:
        self._sides = sides
        self._flow = flow
        self._accepts = accepts
        self._referring: dict[int, bool] = {}

    def compare(self, old: Node, new: Node) -> Iterator[Found]:
        """What differs between two nodes, apart from the pairs within them."""
        if self._are_alike(old, new):
            yield from self._unchanged(old, new)
            return
        yield from self._changed(old, new)

    def _are_alike(self, old: Node, new: Node) -> bool:
        """Whether both say the same, apart from what they refer to."""
        if old.only != new.only or len(old.parts) != len(new.parts):
            return False
        return all(
            before.chosen == after.chosen and is_same(before.schema, after.schema)
            for before, after in zip(old.parts, new.parts, strict=True)
        )

    def _unchanged(self, old: Node, new: Node) -> Iterator[Found]:
        """The pairs in which a reference may lead to something that did change."""
        if not any(self._refers(one.schema) for one in old.parts):
            return
        schema = old.parts[0].schema
        if len(old.parts) > 1 or old.only is not None or not _PLAIN.issuperset(schema):
            yield from self._changed(old, new)
            return
        before = Children(self._sides[0], _form(self._sides[0], old), old.place)
        after = Children(self._sides[1], _form(self._sides[1], new), new.place)
        pairs = {
            name: (before.property(name), after.property(name))
            for name in before.names
            if self._refers(schema["properties"][name])
        }
        hidden = [
            tuple(map(is_hidden, self._sides, pair, (self._flow, self._flow)))
            for pair in pairs.values()
        ]
        if any(was != is_now for was, is_now in hidden):
            yield from self._changed(old, new)
            return
        for (name, pair), (is_gone, _) in zip(pairs.items(), hidden, strict=True):
            if not is_gone:
                yield Edge(Step(Kind.PROPERTY, name), *pair)
        for index, one in enumerate(schema.get("prefixItems", ())):
            if self._refers(one):
                step = Step(Kind.ITEM, index=index)
                yield Edge(step, before.item(index), after.item(index))
        if self._refers(schema.get("items")):
            step = Step(Kind.ITEMS, index=before.prefix)
            yield Edge(step, before.items(), after.items())
        if self._refers(schema.get("additionalProperties")):
            yield Edge(Step(Kind.OTHER), before.other(), after.other())

    def _refers(self, schema: object) -> bool:
        """Whether a schema contains a reference to what may have changed."""
        if not has_inner(schema):
            return False
        known = self._referring.get(id(schema))
        if known is None:
            inner = inner_values(schema)
            known = self._leads_on(schema) or any(self._refers(one) for one in inner)
            self._referring[id(schema)] = known
        return known

    def _leads_on(self, schema: object) -> bool:
        """Whether a schema is a reference itself, to what may have changed."""
        reference = as_mapping(schema).get("$ref")
        if not isinstance(reference, str):
            return False
        return not self._sides[0].is_settled(key_of(reference))

    def _changed(self, old: Node, new: Node) -> Iterator[Found]:
        choices = tuple(compare_choices(self._sides, (old, new)))
        if choices:
            yield from choices
            return
        before = alternatives(self._sides[0], old)
        after = alternatives(self._sides[1], new)
        if before is None or after is None:
            yield self._too_many(old, new)
        elif len(before.items) == len(after.items) == 1:
            yield from self._single(before.items[0], after.items[0])
        else:
            unions = Unions(self._sides, (before, after), self._flow)
            yield from unions.compare((old, new))

    def _too_many(self, old: Node, new: Node) -> Local:
        return Local(
            rule="alternatives",
            edit="changed",
            relation=Relation.UNKNOWN,
            old=old.place.spot(),
            new=new.place.spot(),
        )

    def _single(self, old: Alternative, new: Alternative) -> Iterator[Found]:
        pair = Compared(
            old=old.form,
            new=new.form,
            old_anchor=old.node.place,
            new_anchor=new.node.place,
            flow=self._flow,
        )
        yield from compare_notes(pair)
        if not old.form.types and not new.form.types:
            return
        if old.form.values is not None or new.form.values is not None:
            yield from self._listed(pair, old.node, new.node)
            return
        yield from compare_types(pair)
        said_nothing = is_anything(self._sides[0], old.node) or is_anything(
            self._sides[1], new.node
        )
        if said_nothing and old.form.types != new.form.types:
            return
        shared = old.form.types & new.form.types
        if FRACTION in shared:
            shared |= {"integer"}
        for kind in ("integer", "string", "object", "array"):
            if kind in shared:
                yield from self._by_type(kind, pair)
        yield from compare_conditions(self._sides, pair)
        is_whole = old.node.is_whole and new.node.is_whole
        if is_whole and old.form.types == new.form.types:
            yield from self._beside(pair)

    def _beside(self, pair: Compared) -> Iterator[Found]:
        """What is said about types that are not allowed: it does nothing, and is a mistake."""
        found: list[Iterator[Found]] = []
        for kind, keywords in _KEYWORDS.items():
            said = any(pair.old.says(one) or pair.new.says(one) for one in keywords)
            if said and kind not in pair.old.types:
                found.append(self._by_type(kind, pair))
        for one in chain.from_iterable(found):
            yield replace(one, trust=Trust.WRITTEN)

    def _by_type(self, kind: str, pair: Compared) -> Iterator[Found]:
        match kind:
            case "integer":
                yield from compare_numbers(pair)
            case "string":
                yield from compare_lengths(pair)
                yield from compare_texts(pair)
            case "object":
                yield from Objects(self._sides, pair).compare()
            case _:
                yield from compare_arrays(self._sides, pair)

    def _listed(self, pair: Compared, old: Node, new: Node) -> Iterator[Local]:
        """Values that are listed decide alone: which are lost, and which gained."""
        lost = self._missing(
            (self._sides[0], old), (self._sides[1], new), pair.old.values
        )
        gained = self._missing(
            (self._sides[1], new), (self._sides[0], old), pair.new.values
        )
        endless = (pair.old.values is None, pair.new.values is None)
        relation = contrast(bool(lost) or endless[0], bool(gained) or endless[1])
        if relation is Relation.EQUAL:
            return
        if _are_of_other_types(pair):
            yield from compare_types(pair)
            return
        rule = "const" if pair.old.says("const") or pair.new.says("const") else "enum"
        if rule == "const" and (pair.old.says("enum") or pair.new.says("enum")):
            rule = "enum"
        if not any(endless) and {*map(brief, lost), *map(brief, gained)} == {"null"}:
            rule = "nullable"
        edit = _edit_values(endless, lost, gained)
        local = pair.local(rule, edit, relation, "enum" if rule == "enum" else "const")
        shown = _show_values(endless, pair, lost, gained)
        is_open = bool(pair.old.says("x-extensible-enum"))
        yield replace(local, before=shown[0], after=shown[1], lax=is_open and not lost)

    def _missing(
        self,
        from_side: tuple[Side, Node],
        to_side: tuple[Side, Node],
        values: Any,
    ) -> list[Any]:
        """Listed values that one side really accepts and the other does not."""
        if values is None:
            return []
        return [
            value
            for value in values.values()
            if self._accepts(*from_side, value) and not self._accepts(*to_side, value)
        ]


_KEYWORDS = {
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    "string": ("minLength", "maxLength", "pattern"),
    "object": ("properties", "required", "minProperties", "maxProperties"),
    "array": ("items", "minItems", "maxItems"),
}
"""Keywords by the type that they are about."""

_PLAIN = frozenset(
    {
        *("type", "title", "description", "examples", "default", "deprecated"),
        *("readOnly", "writeOnly", "externalDocs", "xml", "required", "format"),
        *("properties", "additionalProperties", "items", "prefixItems"),
        *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
        *("minLength", "maxLength", "pattern", "enum", "const"),
    }
)
"""Keywords that leave the schemas within a schema alone, so that each can be looked at by itself."""


def _form(side: Side, node: Node) -> Any:
    return form_of(side.flat(node), node.only)


def _are_of_other_types(pair: Compared) -> bool:
    """Whether another type, and not another list, is why the sides have no values in common."""
    old, new = pair.old.types - {"null"}, pair.new.types - {"null"}
    return bool(old and new) and old.isdisjoint(new)


def _edit_values(endless: tuple[bool, bool], lost: list[Any], gained: list[Any]) -> str:
    if endless[0]:
        return "set"
    if endless[1]:
        return "unset"
    if lost and gained:
        return "changed"
    return "removed" if lost else "added"


def _show_values(
    endless: tuple[bool, bool], pair: Compared, lost: list[Any], gained: list[Any]
) -> tuple[str | None, str | None]:
    """The values that differ; all of them where the other side lists none."""
    if any(endless):
        values = pair.new.values if endless[0] else pair.old.values
        shown = ", ".join(whole(one) for one in (values or {}).values())
        return (None, shown) if endless[0] else (shown, None)
    return (
        ", ".join(map(whole, lost)) or None,
        ", ".join(map(whole, gained)) or None,
    )
