"""`allOf`: composed schemas."""

from __future__ import annotations

import pytest

from specmill.model.types import (
    Alias,
    Array,
    Choice,
    Constant,
    Map,
    Named,
    Nullable,
    Primitive,
    Record,
    TaggedUnion,
    Type,
)
from tests.unit.frontends.conftest import Outcome, field_type, read_field, read_schemas

BASE = """
Base: {type: object, required: [id], properties: {id: {type: string}}}
"""


def record(outcome: Outcome, key: str) -> Record:
    found = outcome.type(key)
    assert isinstance(found, Record)
    return found


def names(outcome: Outcome, key: str) -> list[str]:
    return [field.wire_name for field in record(outcome, key).fields]


def test_members_are_merged_into_one_record() -> None:
    outcome = read_schemas(BASE + """
Pet:
  allOf:
    - {$ref: '#/components/schemas/Base'}
    - {type: object, properties: {name: {type: string}}}
""")

    assert names(outcome, "Pet") == ["id", "name"]


def test_required_of_one_member_holds_for_fields_of_another() -> None:
    outcome = read_schemas("""
Pet:
  allOf:
    - {properties: {name: {type: string}}}
    - {required: [name]}
""")

    assert outcome.field("name", "Pet").required


def test_properties_beside_all_of_are_merged() -> None:
    outcome = read_schemas(BASE + """
Pet:
  allOf: [{$ref: '#/components/schemas/Base'}]
  properties: {name: {type: string}}
""")

    assert names(outcome, "Pet") == ["id", "name"]


def test_single_reference_with_description_is_the_referred_type() -> None:
    found = field_type(
        "{allOf: [{$ref: '#/components/schemas/Base'}], description: x}", others=BASE
    )

    assert found == Named("Base")


def test_single_reference_with_nullable_is_nullable() -> None:
    found = field_type(
        "{allOf: [{$ref: '#/components/schemas/Base'}], nullable: true}", "3.0.3", BASE
    )

    assert found == Nullable(Named("Base"))


def test_single_reference_with_type_object_is_the_referred_type() -> None:
    found = field_type(
        "{type: object, allOf: [{$ref: '#/components/schemas/Base'}]}", others=BASE
    )

    assert found == Named("Base")


def test_reference_with_description_is_the_referred_type() -> None:
    found = field_type(
        "{$ref: '#/components/schemas/Base', description: x}", others=BASE
    )

    assert found == Named("Base")


def test_properties_beside_reference_are_merged_in_31() -> None:
    outcome = read_field(
        "{$ref: '#/components/schemas/Base', properties: {name: {type: string}}}",
        others=BASE,
    )

    assert names(outcome, "/schema:Under/field:here") == ["id", "name"]


def test_properties_beside_reference_are_ignored_in_30() -> None:
    outcome = read_field(
        "{$ref: '#/components/schemas/Base', properties: {name: {type: string}}}",
        "3.0.3",
        BASE,
    )

    assert outcome.field("here").type == Named("Base")


def test_later_description_wins() -> None:
    outcome = read_schemas("""
Pet:
  allOf:
    - {properties: {name: {type: string, description: first}}}
    - {properties: {name: {type: string, description: second}}}
""")

    assert outcome.field("name", "Pet").notes.description == "second"


def test_constant_narrows_the_field_of_the_base() -> None:
    outcome = read_schemas("""
Pet:
  allOf:
    - {properties: {kind: {type: string}}}
    - {properties: {kind: {const: cat}}}
""")

    assert outcome.field("kind", "Pet").type == Constant(("cat",), open=False)


def test_conflicting_types_become_a_choice() -> None:
    outcome = read_schemas("""
Pet:
  allOf:
    - {properties: {age: {type: string}}}
    - {properties: {age: {type: integer}}}
""")

    assert outcome.field("age", "Pet").type == Choice(
        (Primitive("string"), Primitive("integer"))
    )


def test_conflicting_types_are_reported_at_the_later_one() -> None:
    outcome = read_schemas("""
Pet:
  allOf:
    - {properties: {age: {type: string}}}
    - {properties: {age: {type: integer}}}
""")

    assert (
        outcome.pointer("schema-conflict")
        == "/components/schemas/Pet/allOf/1/properties/age"
    )


def test_scalar_members_give_the_narrowest() -> None:
    found = field_type("{allOf: [{type: string}, {type: string, format: uuid}]}")

    assert found == Primitive("string", "uuid")


def test_inline_types_of_a_base_belong_to_the_base() -> None:
    outcome = read_schemas("""
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {tail: {type: string}}}]}
Pet: {properties: {owner: {properties: {name: {type: string}}}}}
""")

    assert outcome.field("owner", "Cat").type == Named("/schema:Pet/field:owner")


def test_a_schema_composed_of_itself_is_an_error() -> None:
    outcome = read_schemas("""
Pet: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {a: {type: string}}}]}
""")

    assert "cyclic-reference" in outcome.codes


def test_base_met_twice_is_no_cycle() -> None:
    outcome = read_schemas(BASE + """
A: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {a: {type: string}}}]}
B: {allOf: [{$ref: '#/components/schemas/Base'}, {$ref: '#/components/schemas/A'}]}
""")

    assert (outcome.codes, names(outcome, "B")) == ([], ["id", "a"])


def test_alternatives_beside_properties_contain_them() -> None:
    outcome = read_schemas("""
Pet:
  properties: {name: {type: string}}
  oneOf:
    - {title: Cat, properties: {tail: {type: string}}}
    - {title: Fish, properties: {fin: {type: string}}}
""")

    assert names(outcome, "/schema:Pet/variant:Cat") == ["name", "tail"]


def test_alternatives_of_required_names_say_nothing_of_the_type() -> None:
    outcome = read_schemas("""
Pet:
  properties: {name: {type: string}, tag: {type: string}}
  anyOf: [{required: [name]}, {required: [tag]}]
""")

    assert (outcome.codes, names(outcome, "Pet")) == ([], ["name", "tag"])


def test_members_of_conditions_are_possible_ones() -> None:
    outcome = read_schemas("""
Pet:
  allOf:
    - properties: {kind: {type: string}}
    - if: {properties: {kind: {const: cat}}}
      then: {required: [lives], properties: {kind: {const: cat}, lives: {type: integer}}}
""")

    fields = record(outcome, "Pet").fields
    assert [(one.wire_name, one.required) for one in fields] == [
        ("kind", False),
        ("lives", False),
    ]


def test_condition_does_not_narrow_a_member_that_is_always_there() -> None:
    outcome = read_schemas("""
Pet:
  properties: {kind: {type: string}}
  then: {properties: {kind: {const: cat}}}
""")

    assert record(outcome, "Pet").fields[0].type == Primitive("string")


def test_recursive_reference_leads_to_the_schema_around_that_is_marked() -> None:
    outcome = read_schemas("""
Node:
  $recursiveAnchor: true
  properties: {kids: {type: array, items: {$recursiveRef: '#'}}}
""")

    assert record(outcome, "Node").fields[0].type == Array(Named("Node"))
    assert outcome.codes == []


@pytest.mark.parametrize(
    ("wide", "narrow", "merged"),
    [
        (
            "{type: array, items: {type: [object, 'null']}}",
            "{type: array, items: {$ref: '#/components/schemas/Base'}}",
            Array(Named("Base")),
        ),
        ("{type: boolean}", "{type: boolean, enum: [true]}", Constant((True,))),
        (
            "{type: object, additionalProperties: {type: number}}",
            "{type: object, additionalProperties: {type: integer}}",
            Map(Primitive("integer")),
        ),
        (
            "{oneOf: [{type: string}, {type: integer}]}",
            "{type: string, format: date}",
            Primitive("string", "date"),
        ),
    ],
    ids=["items", "boolean", "values", "alternatives"],
)
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_member_of_two_declarations_is_of_both_types(
    wide: str, narrow: str, merged: Type, turned: bool
) -> None:
    first, second = (narrow, wide) if turned else (wide, narrow)
    outcome = read_schemas(f"""{BASE}
Pet:
  allOf: [{{properties: {{x: {first}}}}}, {{properties: {{x: {second}}}}}]
""")

    assert record(outcome, "Pet").fields[0].type == merged
    assert outcome.codes == []


def test_base_with_discriminator_is_union_of_its_heirs() -> None:
    outcome = read_schemas("""
Pet:
  type: object
  discriminator: {propertyName: kind}
  properties: {kind: {type: string}}
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}]}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {bark: {type: string}}}]}
""")

    found = outcome.type("Pet")
    assert isinstance(found, TaggedUnion)
    assert found.variants == (("Cat", Named("Cat")), ("Dog", Named("Dog")))


def test_heirs_of_a_union_have_the_fields_of_the_base() -> None:
    outcome = read_schemas("""
Pet:
  type: object
  discriminator: {propertyName: kind}
  properties: {kind: {type: string}}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {bark: {type: string}}}]}
""")

    assert names(outcome, "Dog") == ["kind", "bark"]


def test_base_that_lists_its_heirs_is_read() -> None:
    outcome = read_schemas("""
Pet:
  properties: {kind: {type: string}}
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {tail: {type: string}}}]}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {bark: {type: string}}}]}
""")

    found = outcome.type("Pet")
    assert isinstance(found, Alias)
    assert found.target == Choice((Named("Cat"), Named("Dog")), exclusive=True)


def test_heirs_that_a_base_lists_are_records() -> None:
    outcome = read_schemas("""
Pet:
  properties: {kind: {type: string}}
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {tail: {type: string}}}]}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {bark: {type: string}}}]}
""")

    assert names(outcome, "Cat") == ["kind", "tail"]


def test_schemas_that_extend_each_other_endlessly_deep_are_an_error() -> None:
    chain = "\n".join(
        f"S{index}: {{allOf: [{{$ref: '#/components/schemas/S{index + 1}'}},"
        f" {{properties: {{p{index}: {{}}}}}}]}}"
        for index in range(200)
    )

    outcome = read_schemas(f"{chain}\nS200: {{type: object, properties: {{z: {{}}}}}}")
    assert set(outcome.codes) == {"too-deep"}


def test_alternatives_that_multiply_are_bounded() -> None:
    chain = "\n".join(
        f"S{index}:\n  properties: {{p{index}: {{}}}}\n"
        f"  oneOf: [{{$ref: '#/components/schemas/S{index + 1}'}},"
        f" {{allOf: [{{$ref: '#/components/schemas/S{index + 1}'}}]}}]"
        for index in range(24)
    )

    outcome = read_schemas(f"{chain}\nS24: {{type: object, properties: {{z: {{}}}}}}")
    assert set(outcome.codes) == {"degraded-choice"}


def test_alternative_that_is_a_boolean_says_nothing_of_the_type() -> None:
    outcome = read_schemas("""
Pet:
  properties: {name: {type: string}}
  anyOf: [true, {required: [name]}]
""")

    assert (outcome.codes, names(outcome, "Pet")) == ([], ["name"])
