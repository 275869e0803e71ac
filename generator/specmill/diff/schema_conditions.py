"""Keywords that hold a whole schema against a value in ways that do not just narrow it down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from msgspec.structs import replace

from specmill.diff.findings import Relation
from specmill.diff.relation_law import contrast, meet_all
from specmill.diff.schema_edges import WHOLE, Edge, Found
from specmill.diff.schema_form import Form, form_of
from specmill.diff.schema_lengths import compare_lengths
from specmill.diff.schema_local import Compared, Local
from specmill.diff.schema_node import Node, Part, Side
from specmill.diff.schema_scalars import compare_texts
from specmill.diff.schema_trust import Trust
from specmill.diff.schema_values import identity, whole

# The keywords that make one statement together, and the name of the rule for them.
_STATEMENTS = {
    "not": ("not",),
    "if": ("if", "then", "else"),
    "contains": ("contains", "minContains", "maxContains"),
    "property-names": ("propertyNames",),
}
_TEXT = frozenset({"string"})
_OF_NAMES = frozenset(
    {"type", "minLength", "maxLength", "pattern", "format", "$ref", "allOf"}
    | {"title", "description", "examples", "$comment"}
)
_TYPES = {"contains": "array", "property-names": "object"}

Statement: TypeAlias = tuple[Part, dict[str, Any]]


def compare_conditions(sides: tuple[Side, Side], pair: Compared) -> Iterator[Found]:
    """The statements of both sides: which are gone, which are new, which are still there."""
    shared = pair.old.types & pair.new.types
    for rule, keywords in _STATEMENTS.items():
        if rule in _TYPES and _TYPES[rule] not in shared:
            continue
        yield from _compare(sides, pair, rule, keywords)
    if "object" in shared:
        yield from _dependent_required(pair)
        yield from _dependent_schemas(sides, pair)


def _compare(
    sides: tuple[Side, Side], pair: Compared, rule: str, keywords: tuple[str, ...]
) -> Iterator[Found]:
    old, new = _statements(pair.old, keywords), _statements(pair.new, keywords)
    for text in old.keys() & new.keys():
        yield from _within(sides, old[text], new[text])
    lost = [said for text, said in old.items() if text not in new]
    gained = [said for text, said in new.items() if text not in old]
    if not lost and not gained:
        return
    texts = (_show(lost), _show(gained))
    if not lost or not gained:
        edit = "set" if gained else "unset"
        relation = contrast(bool(gained), bool(lost))
    else:
        edit, relation = "changed", Relation.UNKNOWN
        if len(lost) == len(gained) == 1:
            relation = _relate(sides, pair, rule, (lost[0], gained[0]))
    yield pair.local(rule, edit, relation, keywords[0], texts)


def _statements(form: Form, keywords: tuple[str, ...]) -> dict[str, Statement]:
    found: dict[str, Statement] = {}
    for part in form.says(keywords[0]):
        said = {one: part.schema[one] for one in keywords if one in part.schema}
        if _matters(said):
            found[identity(said)] = (part, said)
    return found


def _matters(said: dict[str, Any]) -> bool:
    if "if" in said:
        return "then" in said or "else" in said
    if "not" in said:
        return said["not"] not in ({}, True)
    if "contains" in said:
        return said.get("minContains") != 0 or "maxContains" in said
    return True


def _show(statements: list[Statement]) -> str | None:
    """The statements; of one keyword, which the rule names, only what it says."""
    shown = (said.values() if len(said) == 1 else [said] for _, said in statements)
    return "; ".join(whole(*one) for one in shown) or None


def _relate(
    sides: tuple[Side, Side],
    pair: Compared,
    rule: str,
    said: tuple[Statement, Statement],
) -> Relation:
    """Only counts of the same items, and names, are simple enough to compare here."""
    if rule == "property-names":
        return _relate_names(sides, pair, said)
    before, after = said[0][1], said[1][1]
    if rule != "contains" or identity(before["contains"]) != identity(
        after["contains"]
    ):
        return Relation.UNKNOWN
    least = (before.get("minContains", 1), after.get("minContains", 1))
    infinite = float("inf")
    most = (before.get("maxContains", infinite), after.get("maxContains", infinite))
    return meet_all(
        (
            contrast(least[1] > least[0], least[1] < least[0]),
            contrast(most[1] < most[0], most[1] > most[0]),
        )
    )


def _relate_names(
    sides: tuple[Side, Side], pair: Compared, said: tuple[Statement, Statement]
) -> Relation:
    """Names are texts, whose lengths, patterns and formats are compared as those of values."""
    nodes = [
        side.node(part.child(statement["propertyNames"], "propertyNames"))
        for side, (part, statement) in zip(sides, said, strict=True)
    ]
    old, new = (
        form_of(side.flat(node), _TEXT) for side, node in zip(sides, nodes, strict=True)
    )
    if not old.types == new.types == _TEXT:
        return Relation.UNKNOWN
    if not all(_OF_NAMES.issuperset(one.mapping) for one in (*old.parts, *new.parts)):
        return Relation.UNKNOWN
    names = replace(pair, old=old, new=new)
    found = (*compare_lengths(names), *compare_texts(names))
    return meet_all(one.relation for one in found)


def _within(sides: tuple[Side, Side], old: Statement, new: Statement) -> Iterator[Edge]:
    """The schemas that equal statements consist of; what they refer to may have changed."""
    for keyword, schema in old[1].items():
        if isinstance(schema, dict):
            before = old[0].child(schema, keyword)
            after = new[0].child(new[1][keyword], keyword)
            nodes = (sides[0].node(before), sides[1].node(after))
            yield Edge(WHOLE, *nodes, Trust.UNSURE)


def _dependent_required(pair: Compared) -> Iterator[Local]:
    old, new = _dependencies(pair.old), _dependencies(pair.new)
    if old == new:
        return
    loses = any(not new[name] <= old.get(name, frozenset()) for name in new)
    gains = any(not old[name] <= new.get(name, frozenset()) for name in old)
    edit = "set" if not old else "changed" if new else "unset"
    texts = (_listed(old) if old else None, _listed(new) if new else None)
    relation = contrast(loses, gains)
    yield pair.local("dependent-required", edit, relation, "dependentRequired", texts)


def _dependencies(form: Form) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for part in form.says("dependentRequired"):
        for name, names in part.schema["dependentRequired"].items():
            found[name] = found.get(name, frozenset()) | frozenset(names)
    return {name: names for name, names in found.items() if names}


def _listed(dependencies: dict[str, frozenset[str]]) -> str:
    return whole({key: sorted(dependencies[key]) for key in sorted(dependencies)})


def _dependent_schemas(sides: tuple[Side, Side], pair: Compared) -> Iterator[Found]:
    old, new = _dependents(sides[0], pair.old), _dependents(sides[1], pair.new)
    for name in sorted(old.keys() & new.keys()):
        yield Edge(WHOLE, old[name], new[name])
    lost, gained = old.keys() - new.keys(), new.keys() - old.keys()
    if lost or gained:
        edit = "set" if not lost else "changed" if gained else "unset"
        relation = contrast(bool(gained), bool(lost))
        texts = (", ".join(sorted(lost)) or None, ", ".join(sorted(gained)) or None)
        yield pair.local("dependent-schemas", edit, relation, "dependentSchemas", texts)


def _dependents(side: Side, form: Form) -> dict[str, Node]:
    found: dict[str, list[Part]] = {}
    for part in form.says("dependentSchemas"):
        for name, schema in part.schema["dependentSchemas"].items():
            child = part.child(schema, "dependentSchemas", name)
            found.setdefault(name, []).append(child)
    return {name: side.node(*parts) for name, parts in found.items()}
