"""Made-up values: they validate, they are the same every time, and each stands for itself."""

import json
import subprocess
import sys
from base64 import b64decode
from typing import Any

import pytest
from fake_shop import operation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_values import make

from specmill_runtime.testing.messages import ContractViolation
from specmill_runtime.testing.replies import written
from specmill_runtime.testing.schemas import Schemas
from specmill_runtime.testing.wishes import Taste

NUMBERS = st.fixed_dictionaries(
    {"type": st.sampled_from(["integer", "number"])},
    optional={
        "minimum": st.integers(-50, 0),
        "exclusiveMinimum": st.integers(-50, 0),
        "maximum": st.integers(10, 99),
        "exclusiveMaximum": st.integers(10, 99),
        "multipleOf": st.integers(1, 7),
    },
)
TEXTS = st.one_of(
    st.fixed_dictionaries(
        {"type": st.just("string"), "minLength": st.integers(0, 5)},
        optional={"maxLength": st.integers(5, 40)},
    ),
    st.fixed_dictionaries(
        {
            "type": st.just("string"),
            "format": st.sampled_from(
                [
                    *("date-time", "date", "time", "duration", "email", "hostname"),
                    *("ipv4", "ipv6", "uri", "uri-reference", "uuid", "json-pointer"),
                    *("regex", "iri", "idn-email", "uri-template", "byte", "binary"),
                    *("relative-json-pointer", "idn-hostname", "iri-reference", "x"),
                ]
            ),
        }
    ),
)
SCALARS = st.one_of(
    NUMBERS,
    TEXTS,
    st.sampled_from(
        [
            {"type": "boolean"},
            {"type": "null"},
            {"enum": ["a", 1, None]},
            {"const": {"a": [1]}},
            {"type": ["string", "null"], "maxLength": 3},
            True,
            {},
            {"not": {"type": "string"}},
        ]
    ),
)


def objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Schemas of objects."""
    names = st.sampled_from(["a", "b", "c", "d"])
    return st.fixed_dictionaries(
        {
            "type": st.just("object"),
            "properties": st.dictionaries(names, inner, max_size=3),
            "required": st.lists(names, unique=True, max_size=3),
        },
        optional={"minProperties": st.integers(0, 3)},
    )


def containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Schemas around other schemas."""
    listed = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        objects(inner),
        st.fixed_dictionaries(
            {"type": st.just("array"), "items": inner},
            optional={"minItems": st.integers(0, 3), "maxItems": st.integers(3, 5)},
        ),
        st.builds(lambda branches: {"anyOf": branches}, listed),
        st.builds(
            lambda one, extra: {"allOf": [one, extra]}, objects(inner), objects(inner)
        ),
    )


SCHEMAS = st.recursive(SCALARS, containers, max_leaves=8)


def is_possible(schema: Any) -> bool:
    """Whether a schema generated here can be met: `allOf` may contradict itself."""
    return "allOf" not in json.dumps(schema)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=300)
@given(schema=SCHEMAS, seed=st.integers(0, 5), rich=st.booleans())
def test_value_validates_against_its_schema(schema: Any, seed: int, rich: bool) -> None:
    checker = Schemas({}, {}).checker(schema, "response")
    try:
        value = make(schema, taste=Taste(seed=seed, rich=rich))
    except ContractViolation:
        assert not is_possible(schema)
    else:
        assert checker.accepts(value), value


def test_one_more_field_changes_no_other() -> None:
    first = {
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"type": "integer"}},
    }
    second = {
        **first,
        "required": ["b", "a"],
        "properties": {"b": {"type": "string"}, **first["properties"]},
    }

    assert make(first)["a"] == make(second)["a"]


def test_values_are_the_same_in_every_process() -> None:
    schema = {"type": "array", "minItems": 3, "items": {"type": "integer"}}
    code = (
        "from specmill_runtime.testing.schemas import Schemas\n"
        "from specmill_runtime.testing.values import Values\n"
        f"print(Values(Schemas({{}}, {{}})).value({schema!r}, 'op'))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert str(make(schema)) == ran.stdout.strip()


def test_seed_changes_values() -> None:
    schema = {"type": "integer", "minimum": 0, "maximum": 10**6}

    assert 1 < len({make(schema, taste=Taste(seed=seed)) for seed in range(5)})


def test_index_changes_values() -> None:
    schema = {"type": "integer", "minimum": 0, "maximum": 10**6}

    assert 1 < len({make(schema, index=index) for index in range(5)})


def test_examples_come_first() -> None:
    assert "given" == make({"type": "string", "examples": ["given"]})


def test_example_that_does_not_fit_is_passed_over() -> None:
    assert isinstance(make({"type": "integer", "examples": ["no"]}), int)


def test_text_in_place_of_an_object_whose_type_is_not_said_is_passed_over() -> None:
    untyped = {"properties": {"id": {"const": 7}}, "required": ["id"]}

    assert make({**untyped, "example": '{"id": 7}'}, direction="request") == {"id": 7}


def test_dynamic_values_pass_examples_over() -> None:
    schema = {"type": "string", "examples": ["given"]}

    assert "given" != make(schema, taste=Taste(dynamic=True))


def test_minimal_values_have_required_members_only() -> None:
    schema = {
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"const": 1}, "b": {"const": 2}},
    }

    assert {"a": 1} == make(schema)
    assert {"a": 1, "b": 2} == make(schema, taste=Taste(rich=True))


def test_undeclared_members_are_left_out_where_no_value_fits() -> None:
    impossible = {"type": "object", "oneOf": [{"type": "string"}]}

    assert {} == make({"type": "object", "additionalProperties": impossible})


NODE = {
    "type": "object",
    "required": ["next", "kids"],
    "properties": {
        "next": {"oneOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]},
        "kids": {"type": "array", "items": {"$ref": "#/$defs/Node"}},
    },
}


@pytest.mark.parametrize("rich", [False, True])
def test_recursion_ends_at_the_smallest_branch(rich: bool) -> None:
    made = make({"$ref": "#/$defs/Node"}, {"Node": NODE}, taste=Taste(rich=rich))

    assert {"next": None, "kids": []} == made


def test_recursive_field_changes_no_other() -> None:
    name = {"type": "integer", "maximum": 10**6}
    plain = {"type": "object", "required": ["n"], "properties": {"n": name}}
    recursive = {
        "type": "object",
        "required": ["n", "next"],
        "properties": {"n": name, **NODE["properties"]},
    }

    made = make({"$ref": "#/$defs/Node"}, {"Node": recursive})

    assert make(plain)["n"] == made["n"]


def test_endless_schema_blames_the_description() -> None:
    endless = {
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"$ref": "#/$defs/E"}},
    }

    with pytest.raises(ContractViolation, match="blame: description"):
        make({"$ref": "#/$defs/E"}, {"E": endless})


def test_branch_has_the_tag_that_its_discriminator_wants() -> None:
    cat = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}},
    }
    schema = {
        "oneOf": [{"$ref": "#/$defs/Cat"}],
        "discriminator": {"propertyName": "kind", "mapping": {"c": "#/$defs/Cat"}},
    }

    assert {"kind": "c"} == make(schema, {"Cat": cat})


def test_tag_that_is_no_text_says_nothing_of_its_branch() -> None:
    odd = {"type": "object", "properties": {"kind": {"const": ["a"]}}}
    union = {
        "oneOf": [{"$ref": "#/$defs/Odd"}],
        "discriminator": {"propertyName": "kind"},
    }

    assert {"kind": ["a"]} == make(union, {"Odd": odd}, taste=Taste(rich=True))


def test_list_whose_items_nothing_fits_is_empty() -> None:
    assert [] == make({"type": "array", "items": {"not": {}}})


@pytest.mark.parametrize("seed", range(4))
def test_branches_that_share_a_list_of_tags_have_their_own(seed: int) -> None:
    tags = {"type": "string", "enum": ["cat", "dog"]}
    base = {"required": ["kind"], "properties": {"kind": tags}}
    cat = {"allOf": [{"$ref": "#/$defs/Pet"}]}
    dog = {"allOf": [{"$ref": "#/$defs/Pet"}, {"required": ["barks"]}]}
    schema = {
        "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"},
        },
    }

    definitions = {"Pet": base, "Cat": cat, "Dog": dog}
    made = make(schema, definitions, taste=Taste(seed=seed))

    assert (made["kind"] == "dog") == ("barks" in made)


def test_items_that_must_differ_do() -> None:
    schema = {
        "type": "array",
        "uniqueItems": True,
        "minItems": 4,
        "items": {"enum": [1, 2, 3, 4]},
    }

    assert [1, 2, 3, 4] == sorted(make(schema))


@pytest.mark.parametrize(("direction", "member"), [("request", "w"), ("response", "r")])
def test_members_of_the_other_direction_are_left_out(
    direction: Any, member: str
) -> None:
    schema = {
        "type": "object",
        "required": ["r", "w"],
        "properties": {
            "r": {"const": 1, "readOnly": True},
            "w": {"const": 1, "writeOnly": True},
        },
    }

    assert {member: 1} == make(schema, direction=direction)


OVERLAPPING = {
    "oneOf": [
        {
            "type": "object",
            "required": ["texts"],
            "properties": {
                "texts": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"to": {"type": "string"}},
                    },
                }
            },
        },
        {
            "type": "object",
            "required": ["texts"],
            "properties": {
                "texts": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"why": {"type": "string"}},
                    },
                }
            },
        },
    ]
}


def test_overlapping_branches_get_a_natural_value() -> None:
    assert {"texts": [{}]} == make(OVERLAPPING)


def test_overlapping_branches_are_told_apart_on_request() -> None:
    checker = Schemas({}, {}).checker(OVERLAPPING, "response")

    assert checker.accepts(make(OVERLAPPING, taste=Taste(separate=True)))


def test_number_with_a_format_of_integers_is_one() -> None:
    schema = {"type": "number", "format": "int64"}

    assert all(isinstance(make(schema, index=index), int) for index in range(8))


@pytest.mark.parametrize("key", ["default", "example"])
@pytest.mark.parametrize(("text", "is_kept"), [("YWI=", True), ("YWI", False)])
def test_sample_that_is_no_base64_is_made_anew(
    key: str, text: str, is_kept: bool
) -> None:
    made = make({"type": "string", "contentEncoding": "base64", key: text})

    assert is_kept is (text == made)
    assert b64decode(made, validate=True)


@pytest.mark.parametrize(
    ("media_type", "before"),
    [("application/geo+json-seq", b"\x1e"), ("application/ndjson", b"")],
)
def test_items_of_a_stream_are_kept_apart(media_type: str, before: bytes) -> None:
    listing = operation("things.list", "GET", "/things")

    assert before + b"1\n" + before + b"2\n" == written([1, 2], media_type, listing)
