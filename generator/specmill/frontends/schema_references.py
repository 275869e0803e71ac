"""References to schemas, and the places and keys of what they lead to."""

from __future__ import annotations

from specmill.diagnostics import unescape_pointer
from specmill.frontends.parsing import Parsing, located_place
from specmill.frontends.places import place_of_pointer, step
from specmill.frontends.reference_kinds import check_kind
from specmill.model.types import Anything, Named, Nullable, Type
from specmill.source.node import JsonValue, Node

_TITLE_KEYS = frozenset({"info", "servers", "tags", "security", "externalDocs"})
_LONG_CHAIN = 50


def reference_type(parsing: Parsing, node: Node) -> Type:
    """The type a `$ref` stands for: a named one, nullable when the target admits null."""
    schema = node.value
    assert isinstance(schema, dict)
    if not isinstance(schema["$ref"], str):
        return Anything()
    origin = parsing.workspace.place(node)
    known = parsing.references.get(origin)
    if known is not None:
        return known
    target = reference_target(parsing, node)
    if target is None or not _holds_schema(parsing, target, node):
        return Anything()
    found = named_type(parsing, target)
    parsing.references[origin] = found
    return found


def dynamic_type(parsing: Parsing, node: Node) -> Type:
    """The type a `$dynamicRef` stands for where its schema stands, without those who refer to that.

    JSON Schema 2020-12, section 8.2.3.2: whoever refers to the schema may give the name another
    meaning, which takes a type for each of them.
    """
    name = node["$dynamicRef"]
    reference = Node({"$ref": name.value}, node.file, node, "$dynamicRef")
    found = reference_type(parsing, reference)
    if parsing.workspace.is_ambiguous(reference):
        parsing.diagnostics.warning(
            "degraded-dynamic-reference",
            f"{name.value} means something else where other schemas refer to this one; the type has"
            " what it means here",
            name.location,
            "write the schema out for each of them",
        )
    return found


def recursive_type(parsing: Parsing, node: Node) -> Type | None:
    """The type a `$recursiveRef` stands for: the schema around it that says `$recursiveAnchor`.

    None when there is none (JSON Schema 2019-09, section 8.2.4.2, where schemas have no heirs).
    """
    around = node.parent
    while around is not None and not around.flag("$recursiveAnchor"):
        around = around.parent
    return None if around is None else named_type(parsing, around)


def reference_target(parsing: Parsing, node: Node) -> Node | None:
    """What a `$ref` points to, one step on; None when that, or where it leads in the end, does not
    exist.

    A description that may be one of several parts has references into the others: they are let pass, unless they
    are only misspelt.
    """
    problem = parsing.workspace.problem(node) if parsing.is_part else None
    if problem is not None and not problem.is_misspelt:
        shared = "add what the description shares with others, or merge it with them"
        parsing.diagnostics.warning(
            "degraded-reference",
            f"{problem.message}, so any value is accepted",
            node["$ref"].location,
            shared if problem.is_vague else problem.hint,
        )
        return None
    target = parsing.workspace.target(node)
    if target is None or "$ref" not in target:
        return target
    end = parsing.workspace.resolve(target)
    return end if end is None or _is_long(parsing, target) else target


def _is_long(parsing: Parsing, first: Node) -> bool:
    """True for a chain of references so long that nobody needs a name for each of its links."""
    current: Node | None = first
    for _ in range(_LONG_CHAIN):
        if current is None or "$ref" not in current:
            return False
        current = parsing.workspace.target(current)
    return True


def named_type(parsing: Parsing, target: Node) -> Type:
    """The type of a schema that something refers to; it gets a declaration unless it was read in
    place before.
    """
    place = place_of(parsing, target)
    key = parsing.key(place)
    if place not in parsing.keys:
        known = parsing.known_type(target)
        if known is not None:
            return known
        parsing.keys[place] = key
        parsing.pending.append((place, target))
    return Nullable(Named(key)) if admits_null(target.value) else Named(key)


def place_of(parsing: Parsing, target: Node) -> str:
    """The place of a schema from where it stands, whichever way it was reached."""
    location = target.location
    adopted = parsing.adopted.get(location)
    if adopted is not None:
        return step("", "schema", adopted)
    if target.file != parsing.root.file:
        return located_place(parsing, "schema", location)
    for home in parsing.homes:
        if location.pointer.startswith(home):
            first, _, rest = location.pointer.removeprefix(home).partition("/")
            return step("", "schema", unescape_pointer(first)) + (
                place_of_pointer(f"/{rest}") if rest else ""
            )
    return place_of_pointer(location.pointer)


def _holds_schema(parsing: Parsing, target: Node, node: Node) -> bool:
    """False, and a diagnostic, when a reference from a schema leads to something else."""
    home = parsing.homes[0]
    first, _, _ = target.location.pointer[1:].partition("/")
    if target.file != parsing.root.file or first not in _TITLE_KEYS:
        root, _, section = home.rstrip("/").rpartition("/")
        return check_kind(parsing.diagnostics, node, target, section, f"{root}/")
    parsing.diagnostics.error(
        "wrong-reference",
        f"a schema is expected here, but {target.location.pointer[1:]} is none",
        node["$ref"].location,
        f"refer to a schema, such as #{home}Name",
    )
    return False


def admits_null(schema: JsonValue) -> bool:
    """True when a schema says by itself, not by what it refers to, that null is a value of it."""
    if not isinstance(schema, dict):
        return False
    # OpenAPI 2.0 has no word for null; `x-nullable` is what its tools agree on.
    if schema.get("nullable") is True or schema.get("x-nullable") is True:
        return True
    kind = schema.get("type")
    if isinstance(kind, list) and "null" in kind:
        return len(kind) > 1
    listed = schema.get("enum")
    if isinstance(listed, list) and None in listed:
        return len(listed) > 1
    if "oneOf" not in schema and "anyOf" not in schema:
        return False
    return _has_null_variant(schema.get("oneOf")) or _has_null_variant(
        schema.get("anyOf")
    )


def is_null(schema: JsonValue) -> bool:
    """True for a schema whose only value is null."""
    if not isinstance(schema, dict):
        return False
    return (
        schema.get("type") in ("null", ["null"])
        or schema.get("enum") == [None]
        or ("const" in schema and schema["const"] is None)
    )


def only_variant(node: Node) -> Node | None:
    """What a schema is besides null, where `anyOf` or `oneOf` says so; None for other schemas."""
    for keyword in ("anyOf", "oneOf"):
        listed = node.get(keyword)
        if listed is not None and isinstance(listed.value, list):
            found = [one for one in listed.elements() if not is_null(one.value)]
            return found[0] if len(found) == 1 else None
    return None


def _has_null_variant(variants: JsonValue) -> bool:
    return (
        isinstance(variants, list)
        and len(variants) > 1
        and any(is_null(one) for one in variants)
    )
