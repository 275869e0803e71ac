"""Schemas of single values."""

from __future__ import annotations

import pytest

from specmill.model.types import (
    Alias,
    Anything,
    Array,
    Binary,
    Choice,
    Constant,
    Constraints,
    Enumeration,
    Map,
    Member,
    Named,
    Nothing,
    Nullable,
    Primitive,
    Tuple,
    Type,
)
from tests.unit.frontends.conftest import field_type, read_field, read_schemas


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", Primitive("string")),
        ("{type: integer, format: int64}", Primitive("integer", "int64")),
        ("{type: number}", Primitive("number")),
        ("{type: boolean}", Primitive("boolean")),
        ("{type: 'null'}", Primitive("null")),
        ("{type: string, format: hash}", Primitive("string", "hash")),
        ("{type: string, format: binary}", Binary()),
        ("{type: string, contentEncoding: base64}", Primitive("string", "byte")),
        ("{type: string, contentEncoding: binary}", Binary()),
        ("{type: string, contentMediaType: image/png}", Binary()),
        (
            "{type: string, contentMediaType: image/png, contentEncoding: binary}",
            Binary(),
        ),
        ("{contentMediaType: application/octet-stream}", Binary()),
        ("{type: string, contentMediaType: application/json}", Primitive("string")),
        ("{}", Anything()),
        ("true", Anything()),
        ("false", Nothing()),
        ("{type: array, items: {type: string}}", Array(Primitive("string"))),
        ("{type: array}", Array(Anything())),
        ("{items: {type: string}}", Array(Primitive("string"))),
        ("{type: object}", Map(Anything())),
        (
            "{type: object, additionalProperties: {type: integer}}",
            Map(Primitive("integer")),
        ),
        ("{additionalProperties: true}", Map(Anything())),
        (
            "{type: object, patternProperties: {^x: {type: string}}}",
            Map(Primitive("string")),
        ),
        ("{const: 3}", Constant((3,), open=False)),
        ("{enum: [a, b]}", Constant(("a", "b"))),
        ("{enum: [1.0, 2]}", Constant((1, 2))),
        ("{enum: [1, 1.0]}", Constant((1, 1.0))),
        ("{enum: [1.0, 0.5]}", Constant((1.0, 0.5))),
        ("{enum: [-0.0, 0.5, 0.0]}", Constant((-0.0, 0.5, 0.0))),
        ("{enum: [1, true]}", Constant((1, True))),
    ],
)
def test_schema_has_type(schema: str, expected: Type) -> None:
    assert field_type(schema) == expected


def test_prefix_items_with_open_end_make_list_of_any_of_them() -> None:
    schema = "{type: array, prefixItems: [{type: string}], items: {type: integer}}"

    expected = Array(Choice((Primitive("string"), Primitive("integer"))))
    assert field_type(schema) == expected


def test_prefix_items_of_fixed_length_make_tuple() -> None:
    schema = "{type: array, prefixItems: [{type: string}], items: false, minItems: 1}"

    assert field_type(schema) == Tuple((Primitive("string"),))


def test_prefix_items_that_may_be_left_out_make_list() -> None:
    schema = "{type: array, prefixItems: [{type: string}], items: false}"

    assert field_type(schema) == Array(Primitive("string"))


def test_constraints_are_kept() -> None:
    schema = "{type: string, minLength: 1, maxLength: 9, pattern: ^a}"

    expected = Constraints(min_length=1, max_length=9, pattern="^a")
    assert field_type(schema) == Primitive("string", None, expected)


def test_boolean_exclusive_bound_of_openapi_30_becomes_number() -> None:
    schema = "{type: integer, minimum: 0, exclusiveMinimum: true}"

    expected = Primitive("integer", None, Constraints(exclusive_minimum=0))
    assert field_type(schema, "3.0.3") == expected


def test_array_keeps_bounds() -> None:
    schema = "{type: array, items: {type: string}, maxItems: 3, uniqueItems: true}"

    expected = Constraints(max_items=3, unique_items=True)
    assert field_type(schema) == Array(Primitive("string"), expected)


@pytest.mark.parametrize(
    ("schema", "version"),
    [
        ("{type: string, nullable: true}", "3.0.3"),
        ("{type: [string, 'null']}", "3.1.0"),
        ("{oneOf: [{type: string}, {type: 'null'}]}", "3.1.0"),
        ("{anyOf: [{type: 'null'}, {type: string}]}", "3.1.0"),
    ],
)
def test_null_is_a_nullable(schema: str, version: str) -> None:
    assert field_type(schema, version) == Nullable(Primitive("string"))


def test_type_array_is_a_choice() -> None:
    expected = Choice((Primitive("string"), Primitive("integer")))
    assert field_type("{type: [string, integer]}") == expected


def test_null_in_enum_makes_nullable_constant() -> None:
    expected = Nullable(Constant(("a",)))
    assert field_type("{type: [string, 'null'], enum: [a, null]}") == expected


def test_enum_of_component_is_enumeration() -> None:
    outcome = read_schemas("Size: {type: string, enum: [s, m]}")

    found = outcome.type("Size")
    assert isinstance(found, Enumeration)
    assert found.members == (Member(value="s"), Member(value="m"))


def test_enum_names_and_labels_are_kept() -> None:
    outcome = read_schemas("""
        Size:
          type: integer
          enum: [1]
          x-enum-varnames: [SMALL]
          x-enum-descriptions: [Fits children.]
        """)

    found = outcome.type("Size")
    assert isinstance(found, Enumeration)
    assert found.members == (Member(value=1, name="SMALL", label="Fits children."),)


def test_enum_in_place_with_names_is_enumeration() -> None:
    outcome = read_field("{type: integer, enum: [1], x-enum-varnames: [SMALL]}")

    assert outcome.field("here").type == Named("/schema:Under/field:here")


def test_enum_names_of_wrong_count_are_left_out() -> None:
    outcome = read_schemas("Size: {enum: [s, m], x-enum-varnames: [SMALL]}")

    found = outcome.type("Size")
    assert isinstance(found, Enumeration)
    assert [member.name for member in found.members] == [None, None]


def test_enum_names_of_wrong_count_are_reported() -> None:
    outcome = read_schemas("Size: {enum: [s, m], x-enum-varnames: [SMALL]}")

    assert (
        outcome.pointer("enum-names-mismatch")
        == "/components/schemas/Size/x-enum-varnames"
    )


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: number, enum: ['1', '2.5']}", Constant((1, 2.5))),
        (
            "{type: array, items: {type: integer}, enum: ['1', '2', '1']}",
            Array(Constant((1, 2))),
        ),
        (
            "{type: array, items: {type: integer}, enum: [one]}",
            Array(Constant(("one",))),
        ),
        ("{type: array, enum: [true, 1]}", Array(Constant((True, 1)))),
        ("{type: array, enum: [a, {}]}", Array(Anything())),
    ],
)
def test_enum_that_contradicts_its_type_is_read_as_that_has_it(
    schema: str, expected: Type
) -> None:
    assert read_field(schema).field("here").type == expected


def test_named_enum_of_fractions_stays_constant() -> None:
    outcome = read_schemas("Ratio: {type: number, enum: [0.5, 1]}")

    found = outcome.type("Ratio")
    assert isinstance(found, Alias)
    assert found.target == Constant((0.5, 1))


def test_names_of_values_that_no_class_lists_are_reported() -> None:
    outcome = read_schemas("Ratio: {enum: [0.5], x-enum-varnames: [HALF]}")

    assert (
        outcome.pointer("degraded-enum") == "/components/schemas/Ratio/x-enum-varnames"
    )


def test_enum_of_mixed_values_stays_constant() -> None:
    outcome = read_schemas("Size: {enum: [s, 1]}")

    found = outcome.type("Size")
    assert isinstance(found, Alias)
    assert found.target == Constant(("s", 1))


def test_enum_of_objects_is_degraded() -> None:
    outcome = read_field("{enum: [{a: 1}]}")

    assert outcome.codes == ["degraded-enum"]


def test_true_and_one_are_different_constants() -> None:
    found = field_type("{enum: [1, true]}")

    assert isinstance(found, Constant)
    assert [type(value) for value in found.values] == [int, bool]


def test_unexpressed_keyword_is_reported() -> None:
    outcome = read_field("{$recursiveRef: '#'}")

    assert outcome.pointer("degraded-keyword").endswith("/here/$recursiveRef")


def test_keywords_that_only_assert_are_no_finding() -> None:
    outcome = read_field("{type: string, not: {const: x}, if: {minLength: 1}}")

    assert outcome.codes == []


def test_unknown_type_accepts_anything() -> None:
    outcome = read_field("{type: text}")

    assert outcome.field("here").type == Anything()


def test_default_is_kept_as_json() -> None:
    default = read_field("{type: integer, default: 3}").field("here").default

    assert default is not None
    assert bytes(default) == b"3"


def test_huge_integer_is_kept() -> None:
    outcome = read_schemas("Big: {type: integer, maximum: 99999999999999999999}")

    found = outcome.type("Big")
    assert isinstance(found, Alias)
    assert found.target == Primitive(
        "integer", None, Constraints(maximum=99999999999999999999)
    )


def test_true_is_another_constant_than_one() -> None:
    assert Constant((1,)) != Constant((True,))
