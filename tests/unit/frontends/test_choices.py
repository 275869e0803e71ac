"""`oneOf`, `anyOf` and discriminators."""

from __future__ import annotations

from specmill.model.types import (
    Alias,
    Anything,
    Array,
    Choice,
    Constant,
    Named,
    Nullable,
    Primitive,
    TaggedUnion,
)
from tests.unit.frontends.conftest import Outcome, field_type, read_field, read_schemas

PETS = """
Cat: {type: object, properties: {kind: {type: string}, tail: {type: string}}}
Dog: {type: object, properties: {kind: {type: string}, bark: {type: string}}}
"""
TWO = "oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]"


def union(outcome: Outcome, key: str = "Pet") -> TaggedUnion:
    found = outcome.type(key)
    assert isinstance(found, TaggedUnion)
    return found


def test_one_of_is_an_exclusive_choice() -> None:
    found = field_type("{oneOf: [{type: string}, {type: integer}]}")

    assert found == Choice((Primitive("string"), Primitive("integer")), exclusive=True)


def test_any_of_is_a_choice() -> None:
    found = field_type("{anyOf: [{type: string}, {type: integer}]}")

    assert found == Choice((Primitive("string"), Primitive("integer")))


def test_equal_variants_are_one() -> None:
    assert field_type("{anyOf: [{type: string}, {type: string}]}") == Primitive(
        "string"
    )


def test_scalars_add_nothing_to_a_variant_that_is_anything() -> None:
    assert field_type("{anyOf: [true, {type: string, maxLength: 9}]}") == Anything()


def test_what_looks_different_in_python_stays_beside_anything() -> None:
    schema = "{anyOf: [{}, {type: string, format: date}]}"

    assert field_type(schema) == Choice((Anything(), Primitive("string", "date")))


def test_choice_of_a_choice_is_flat() -> None:
    schema = "{anyOf: [{type: string}, {anyOf: [{type: integer}, {type: boolean}]}]}"

    assert field_type(schema) == Choice(
        (Primitive("string"), Primitive("integer"), Primitive("boolean"))
    )


def test_null_in_a_variant_makes_the_whole_nullable() -> None:
    schema = "{anyOf: [{type: [string, 'null']}, {type: integer}]}"

    assert field_type(schema) == Nullable(
        Choice((Primitive("string"), Primitive("integer")))
    )


def test_known_values_come_before_the_string_beside_them() -> None:
    schema = "{anyOf: [{type: string}, {type: string, enum: [a, b]}]}"

    assert field_type(schema) == Choice((Constant(("a", "b")), Primitive("string")))


def test_type_beside_alternatives_holds_for_those_without() -> None:
    assert field_type(
        "{type: string, anyOf: [{minLength: 3}, {pattern: a}]}"
    ) == Primitive("string")


def test_normalized_list_accepts_a_single_item() -> None:
    variants = "[{type: string}, {type: array, items: {type: string}}]"
    schema = f"{{oneOf: {variants}, x-specmill-normalize: list}}"

    assert field_type(schema) == Array(Primitive("string"), accepts_single=True)


def test_normalizing_something_else_is_an_error() -> None:
    outcome = read_field(
        "{oneOf: [{type: string}, {type: array, items: {}}], x-specmill-normalize: list}"
    )

    assert outcome.pointer("invalid-extension").endswith("/here/x-specmill-normalize")


def test_discriminator_maps_tags() -> None:
    outcome = read_schemas(PETS + f"""
Pet:
  {TWO}
  discriminator:
    propertyName: kind
    mapping: {{cat: '#/components/schemas/Cat', dog: Dog}}
""")

    assert union(outcome).variants == (("cat", Named("Cat")), ("dog", Named("Dog")))


def test_discriminator_without_mapping_uses_component_names() -> None:
    outcome = read_schemas(
        PETS + f"Pet: {{{TWO}, discriminator: {{propertyName: kind}}}}"
    )

    assert union(outcome).variants == (("Cat", Named("Cat")), ("Dog", Named("Dog")))


def test_partial_mapping_is_filled_with_component_names() -> None:
    outcome = read_schemas(PETS + f"""
Pet:
  {TWO}
  discriminator: {{propertyName: kind, mapping: {{cat: '#/components/schemas/Cat'}}}}
""")

    assert union(outcome).variants == (("cat", Named("Cat")), ("Dog", Named("Dog")))


def test_a_record_may_have_several_tags() -> None:
    outcome = read_schemas(PETS + f"""
Pet:
  {TWO}
  discriminator:
    propertyName: kind
    mapping:
      cat: '#/components/schemas/Cat'
      tom: '#/components/schemas/Cat'
      dog: '#/components/schemas/Dog'
""")

    assert [tag for tag, _ in union(outcome).variants] == ["cat", "tom", "dog"]


def test_inline_union_is_declared_at_its_place() -> None:
    outcome = read_field(
        f"{{{TWO}, discriminator: {{propertyName: kind}}}}", others=PETS
    )

    assert outcome.field("here").type == Named("/schema:Under/field:here")


def test_nullable_union_is_nullable_where_it_is_used() -> None:
    outcome = read_field(
        "{oneOf: [{$ref: '#/components/schemas/Cat'}, {type: 'null'}],"
        " discriminator: {propertyName: kind}}",
        others=PETS,
    )

    assert outcome.field("here").type == Nullable(Named("/schema:Under/field:here"))


def test_discriminator_over_scalars_is_degraded_to_a_choice() -> None:
    outcome = read_field(
        "{oneOf: [{type: string}, {type: integer}], discriminator: {propertyName: k}}"
    )

    assert outcome.codes == ["degraded-discriminator"]


def test_dangling_mapping_is_an_error() -> None:
    outcome = read_schemas(PETS + f"""
Pet:
  {TWO}
  discriminator: {{propertyName: kind, mapping: {{cow: '#/components/schemas/Cow'}}}}
""")

    assert outcome.codes == ["dangling-reference"]


def test_variants_in_place_are_named_by_title() -> None:
    outcome = read_field(
        "{oneOf: [{title: Cat, properties: {a: {}}}, {properties: {b: {}}}]}"
    )

    assert set(outcome.api.types) >= {
        "/schema:Under/field:here/variant:Cat",
        "/schema:Under/field:here/variant:2",
    }


def test_variants_in_place_are_named_by_a_constant() -> None:
    outcome = read_field(
        "{oneOf: [{properties: {kind: {const: cat}}}, {properties: {b: {}}}]}"
    )

    assert "/schema:Under/field:here/variant:cat" in outcome.api.types


def test_variants_in_place_are_named_by_what_they_extend() -> None:
    outcome = read_field(
        "{oneOf: [{allOf: [{$ref: '#/components/schemas/Cat'}, {properties: {a: {}}}]},"
        " {properties: {b: {}}}]}",
        others=PETS,
    )

    assert "/schema:Under/field:here/variant:Cat" in outcome.api.types


def test_one_object_among_scalars_takes_the_place_of_the_whole() -> None:
    outcome = read_field(
        "{anyOf: [{title: Range, properties: {a: {}}}, {type: integer}]}"
    )

    assert outcome.field("here").type == Choice(
        (Named("/schema:Under/field:here"), Primitive("integer"))
    )


def test_one_object_among_scalars_does_not_take_the_name_of_a_component() -> None:
    outcome = read_schemas("Under: {anyOf: [{properties: {a: {}}}, {type: integer}]}")

    found = outcome.type("Under")
    assert isinstance(found, Alias)
    assert found.target == Choice(
        (Named("/schema:Under/variant:1"), Primitive("integer"))
    )
