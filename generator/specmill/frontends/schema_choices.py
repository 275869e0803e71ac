"""`oneOf`, `anyOf` and discriminators."""

from __future__ import annotations

from specmill.frontends.hints import parse_notes
from specmill.frontends.parsing import Parsing
from specmill.frontends.places import is_place, step, steps
from specmill.frontends.schema_references import is_null, named_type
from specmill.frontends.schema_scalars import primitive
from specmill.model.types import (
    Anything,
    Array,
    Choice,
    Constant,
    Named,
    Nothing,
    Nullable,
    Primitive,
    TaggedUnion,
    Type,
)
from specmill.source.node import JsonValue, Node

# Keywords that say which values are valid, as bounds do, and nothing of what these look like.
_ASSERTIONS = frozenset(
    {
        *("required", "dependentRequired", "not", "title", "description"),
        *("minProperties", "maxProperties", "minLength", "maxLength", "pattern"),
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    }
)
_SCALAR_KINDS = frozenset({"string", "integer", "number", "boolean"})


def choice_type(parsing: Parsing, node: Node, place: str) -> Type:
    """The type of a schema that is one of several; null variants are left to the caller."""
    keyword = "oneOf" if "oneOf" in node else "anyOf"
    if "oneOf" in node and "anyOf" in node:
        report_unexpressed_choice(parsing, node["anyOf"])
    variants = variant_nodes(node[keyword])
    own = node.text("type")
    fallback = primitive(node, own) if own in _SCALAR_KINDS else Anything()
    inner = _inner_places(parsing, node, variants, place)
    types = [parsing.type_of(*one) for one in zip(variants, inner, strict=True)]
    types = [fallback if isinstance(one, Anything) else one for one in types]
    return finish_choice(parsing, node, types, place)


def _inner_places(
    parsing: Parsing, node: Node, variants: list[Node], place: str
) -> list[str]:
    """The places of variants; one object among scalars takes the place of the whole."""
    objects = [one for one in variants if "properties" in one or "allOf" in one]
    if len(objects) == 1 and place not in parsing.keys and "discriminator" not in node:
        return [
            place if one is objects[0] else variant_place(place, one)
            for one in variants
        ]
    return [variant_place(place, one) for one in variants]


def variant_nodes(listed: Node) -> list[Node]:
    """The variants of a `oneOf` or `anyOf` without those that are only null."""
    return [child for child in listed.elements() if not is_null(child.value)]


def variant_place(place: str, variant: Node) -> str:
    """The place of a variant, told apart by its title, a constant, its base or its position."""
    title = variant.text("title")
    if title is None:
        title = _fixed_text(variant) or _base_name(variant)
    position = variant.key if isinstance(variant.key, int) else 0
    return step(place, "variant", title or str(position + 1))


def finish_choice(parsing: Parsing, node: Node, types: list[Type], place: str) -> Type:
    """The type made of the variants' types: a tagged union, a list that accepts one item, or a
    choice.
    """
    if node.text("x-specmill-normalize") == "list":
        found = _accepting_single(types)
        if found is not None:
            return found
        parsing.diagnostics.error(
            "invalid-extension",
            "'x-specmill-normalize: list' needs two variants, a schema and an array of it",
            node["x-specmill-normalize"].location,
            "write `oneOf: [T, {type: array, items: T}]`, or remove the key",
        )
    if "discriminator" in node:
        tagged = _tagged_union(parsing, node, types, place)
        if tagged is not None:
            return tagged
    return simple_choice(types, exclusive="oneOf" in node)


def simple_choice(types: list[Type], exclusive: bool = False) -> Type:
    """A choice without repeated variants; nothing left to choose is the variant itself."""
    flat: dict[Type, None] = {}
    nullable = False
    for one in types:
        if isinstance(one, Nullable):
            nullable = True
            one = one.inner
        for inner in one.variants if isinstance(one, Choice) else (one,):
            if not isinstance(inner, Nothing):
                flat[inner] = None
    found = _listed_first(list(flat))
    if Anything() in found:
        # Any JSON value is what a plain scalar is in Python, too.
        found = [
            one
            for one in found
            if not isinstance(one, Primitive) or one.format is not None
        ]
    core = (
        Anything()
        if not found
        else found[0] if len(found) == 1 else Choice(tuple(found), exclusive)
    )
    return Nullable(core) if nullable and not isinstance(core, Anything) else core


def report_unexpressed_choice(parsing: Parsing, node: Node) -> None:
    """Warn that alternatives are not part of the type, unless they only assert something."""
    if all(_only_asserts(one.value) for one in variant_nodes(node)):
        return
    parsing.diagnostics.warning(
        "degraded-choice",
        f"the alternatives of '{node.key}' are not part of the type, which accepts more",
        node.location,
        "describe the schemas that can be chosen in full, each with its own `type`",
    )


def _only_asserts(schema: JsonValue) -> bool:
    return isinstance(schema, bool) or (
        isinstance(schema, dict) and _ASSERTIONS.issuperset(schema)
    )


def declare_union(
    parsing: Parsing, node: Node, variants: dict[str, Named], place: str
) -> Named:
    """Declare a tagged union; `variants` maps each tag to its record."""
    key = parsing.key(place)
    parsing.declarations[key] = TaggedUnion(
        key=key,
        discriminator=tag_field(node) or "",
        variants=tuple(variants.items()),
        default=_default_variant(parsing, node["discriminator"]),
        identifier=node.text("x-specmill-name"),
        keep=node.flag("x-specmill-keep"),
        notes=parse_notes(parsing.diagnostics, node),
        location=node.location,
    )
    return Named(key)


def tag_field(node: Node) -> str | None:
    """The field whose value is the tag, by its wire name; OpenAPI 2.0 gives that alone."""
    return node.text("discriminator") or node["discriminator"].text("propertyName")


def mapped_variants(parsing: Parsing, node: Node) -> dict[str, Named]:
    """The tags that a discriminator maps by itself, and what they stand for."""
    mapping = node["discriminator"].get("mapping")
    found: dict[str, Named] = {}
    for tag, child in mapping.items() if mapping is not None else ():
        named = _mapped(parsing, child)
        if named is not None:
            found[tag] = named
    return found


def _default_variant(parsing: Parsing, node: Node) -> Named | None:
    child = node.get("defaultMapping")
    return None if child is None else _mapped(parsing, child)


def _mapped(parsing: Parsing, child: Node) -> Named | None:
    target = _mapped_target(parsing, child)
    named = None if target is None else named_type(parsing, target)
    if isinstance(named, Nullable):
        named = named.inner
    return named if isinstance(named, Named) else None


def _mapped_target(parsing: Parsing, child: Node) -> Node | None:
    text = child.value
    if not isinstance(text, str):
        return None
    reference = Node({"$ref": text}, child.file, child.parent, child.key)
    if step("", "schema", text) in parsing.keys:
        # OpenAPI 3.1, Discriminator Object: a bare name is the name of a component, whichever file has it.
        text = f"#{parsing.homes[0]}{text}"
        reference = Node({"$ref": text}, parsing.root.file)
    problem = parsing.workspace.problem(reference)
    if problem is None or text.startswith("#"):
        return parsing.workspace.target(reference)
    # Tools that put the files of a description together leave texts that are references as they are.
    parsing.diagnostics.warning(
        "degraded-discriminator",
        f"{problem.message}, so the tag {child.key!r} says nothing",
        child.location,
        "name the component, or write `#/components/schemas/Name`",
    )
    return None


def _tagged_union(
    parsing: Parsing, node: Node, types: list[Type], place: str
) -> Named | None:
    inner = [one.inner if isinstance(one, Nullable) else one for one in types]
    named = [one for one in inner if isinstance(one, Named)]
    if len(named) != len(types) or not named or not tag_field(node):
        parsing.diagnostics.warning(
            "degraded-discriminator",
            "the discriminator is not used, because not every variant is an object with a name",
            node["discriminator"].location,
            "make each variant a component, and refer to it by `$ref`",
        )
        return None
    variants = {
        tag: one for tag, one in mapped_variants(parsing, node).items() if one in named
    }
    unmapped = [one for one in named if one not in variants.values()]
    if unmapped and _leads_nowhere(parsing, node):
        return None
    for one in unmapped:
        variants.setdefault(implicit_tag(one), one)
    return declare_union(parsing, node, variants, place)


def _leads_nowhere(parsing: Parsing, node: Node) -> bool:
    """True for a mapping of which some is lost, so that nobody knows the tags of other variants."""
    mapping = node["discriminator"].get("mapping")
    children = mapping.items() if mapping is not None else ()
    return any(_mapped_target(parsing, child) is None for _, child in children)


def implicit_tag(named: Named) -> str:
    """The tag of a variant that no mapping lists: its component's name (OpenAPI 3.1, Discriminator
    Object).
    """
    return steps(named.key)[-1][1] if is_place(named.key) else named.key


def _accepting_single(types: list[Type]) -> Array | None:
    arrays = [one for one in types if isinstance(one, Array)]
    others = [one for one in types if not isinstance(one, Array)]
    if len(arrays) == 1 and others == [arrays[0].items]:
        return Array(arrays[0].items, arrays[0].constraints, accepts_single=True)
    return None


def _listed_first(types: list[Type]) -> list[Type]:
    """The variants with constants before what else there is, so that they are the examples of it."""
    constants = [one for one in types if isinstance(one, Constant)]
    return [*constants, *(one for one in types if not isinstance(one, Constant))]


def _fixed_text(variant: Node) -> str | None:
    properties = variant.get("properties")
    for _, child in properties.items() if properties is not None else ():
        listed = child.get("enum")
        fixed = child.text("const")
        if (
            fixed is None
            and listed is not None
            and isinstance(listed.value, list)
            and len(listed.value) == 1
        ):
            only = listed.value[0]
            fixed = only if isinstance(only, str) else None
        if fixed is not None:
            return fixed
    return None


def _base_name(variant: Node) -> str | None:
    """The name of the first thing that a composed variant extends."""
    members = variant.get("allOf")
    for member in members.elements() if members is not None else ():
        reference = member.text("$ref")
        if reference is not None:
            return reference.rpartition("/")[2]
    return None
