"""Random schemas with small vocabularies, so that two of them often have something in common."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

NAMES = ("a", "b", "c")
TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")

_words = st.sampled_from(["a", "b", "ab", 0, 1, 2.5, None, True])
_counts = st.integers(0, 3)
_patterns = st.sampled_from(["^[a-z]+$", "^a", "b$", "^[a-c]{1,3}$", ".*"])
_Drawn = st.SearchStrategy[Any]


def _facets(required: dict[str, _Drawn], optional: dict[str, _Drawn]) -> _Drawn:
    return st.fixed_dictionaries(required, optional=optional)


_texts = _facets(
    {"type": st.just("string")},
    {"minLength": _counts, "maxLength": st.integers(1, 4), "pattern": _patterns},
)
_numbers = _facets(
    {"type": st.sampled_from(["integer", "number"])},
    {
        "minimum": st.sampled_from([0, 1, 1.5]),
        "exclusiveMinimum": st.sampled_from([0, 1]),
        "maximum": st.sampled_from([3, 5, 5.5]),
        "exclusiveMaximum": st.sampled_from([4, 5]),
        "multipleOf": st.sampled_from([1, 2, 3, 0.5]),
    },
)
_listed = st.one_of(
    _facets({"enum": st.lists(_words, min_size=1, max_size=3)}, {}),
    _facets({"const": _words}, {}),
)
_typed = _facets(
    {"type": st.lists(st.sampled_from(TYPES), min_size=1, max_size=3, unique=True)}, {}
)
_scalars = st.one_of(_texts, _numbers, _listed, _typed, st.just({}))
_references = st.sampled_from(NAMES[:2]).map(lambda name: {"$ref": f"#/$defs/{name}"})


def _objects(inner: _Drawn) -> _Drawn:
    return _facets(
        {
            "type": st.just("object"),
            "properties": st.dictionaries(st.sampled_from(NAMES), inner, max_size=3),
        },
        {
            "required": st.lists(st.sampled_from(NAMES), max_size=2, unique=True),
            "additionalProperties": st.one_of(st.booleans(), inner),
            "patternProperties": _facets({"^a": inner}, {}),
            "minProperties": _counts,
            "maxProperties": _counts,
            "propertyNames": _facets({"maxLength": st.integers(1, 2)}, {}),
            "dependentRequired": st.just({"a": ["b"]}),
        },
    )


def _arrays(inner: _Drawn) -> _Drawn:
    return _facets(
        {"type": st.just("array")},
        {
            "items": inner,
            "prefixItems": st.lists(inner, min_size=1, max_size=2),
            "minItems": _counts,
            "maxItems": _counts,
            "uniqueItems": st.booleans(),
            "contains": inner,
        },
    )


def _composed(inner: _Drawn) -> _Drawn:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        _objects(inner),
        _arrays(inner),
        *(_facets({keyword: several}, {}) for keyword in ("anyOf", "oneOf", "allOf")),
        _facets({"not": _scalars}, {"type": st.just("string")}),
        _facets({"if": inner, "then": inner}, {"else": inner}),
    )


SCHEMAS: _Drawn = st.recursive(
    st.one_of(_scalars, _references), _composed, max_leaves=6
)

# What is named has no bare reference at its top, which could go round in circles.
NAMED = st.fixed_dictionaries(
    {name: st.one_of(_objects(SCHEMAS), _scalars) for name in NAMES[:2]}
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Any, Any]:
    """Two schemas, of which the second is often the first with something exchanged."""
    old = draw(SCHEMAS)
    new = draw(st.one_of(SCHEMAS, _edited(old)))
    return old, new


def _edited(schema: Any) -> _Drawn:
    """The same schema with one keyword, or one schema within it, exchanged or left out."""
    if not isinstance(schema, dict) or not schema:
        return SCHEMAS
    return st.sampled_from(sorted(schema)).flatmap(lambda key: _exchanged(schema, key))


# Beside these a type goes without saying, although values of other types are valid without it.
_SPEAKING = frozenset(
    {"properties", "patternProperties", "additionalProperties", "items", "prefixItems"}
)


def _exchanged(schema: dict[str, Any], key: str) -> _Drawn:
    if key == "type" and schema.keys() & _SPEAKING:
        return SCHEMAS
    without = {name: one for name, one in schema.items() if name != key}
    inner = schema[key]
    options = [st.just(without), SCHEMAS.map(lambda one: {**one, **schema})]
    if key in ("items", "additionalProperties") and isinstance(inner, dict):
        options.append(_edited(inner).map(lambda one: {**schema, key: one}))
    if key == "properties" and inner:
        edited = _exchanged_property(inner)
        options.append(edited.map(lambda one: {**schema, key: one}))
    if key in ("anyOf", "oneOf", "allOf"):
        shorter = inner[1:] or inner
        options.append(st.just({**schema, key: shorter}))
        options.append(SCHEMAS.map(lambda one: {**schema, key: [*inner, one]}))
    return st.one_of(options)


def _exchanged_property(properties: dict[str, Any]) -> _Drawn:
    return st.sampled_from(sorted(properties)).flatmap(
        lambda name: _edited(properties[name]).map(
            lambda one: {**properties, name: one}
        )
    )


_VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-2, 6),
        st.sampled_from([0.5, 1.5, 2.5, 5.5]),
        st.text("abz", max_size=4),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*NAMES, "zz"]), inner, max_size=4),
    ),
    max_leaves=8,
)
VALUES = st.lists(_VALUES, min_size=10, max_size=30)
